import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { explain, isInstalled } from './install.mjs';
import { Remedy } from './remedy.mjs';
import { StepFailed } from './step.mjs';

const WANTED = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', optional: true },
};

let root = '';

/** @param {string} name @param {object} packages */
const lock = (name, packages) => writeFileSync(join(root, name), JSON.stringify({ packages }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chibo-install-'));
  const compiled = join(root, 'node_modules/sqlite3/build/Release');
  mkdirSync(compiled, { recursive: true });
  writeFileSync(join(compiled, 'node_sqlite3.node'), '');
  lock('package-lock.json', WANTED);
});

afterEach(() => rmSync(root, { recursive: true }));

it.each([
  ['all packages', WANTED, true],
  ['all but another platform’s', { 'node_modules/a': { version: '1.0.0' } }, true],
  ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
  ['a package missing', { 'node_modules/b': { version: '2.0.0' } }, false],
])('with %s: %j', (_, found, installed) => {
  lock('node_modules/.package-lock.json', found);
  expect(isInstalled(root)).toBe(installed);
});

it('is not installed before npm has finished, or with sqlite3 not compiled', () => {
  expect(isInstalled(root)).toBe(false);
  lock('node_modules/.package-lock.json', WANTED);
  rmSync(join(root, 'node_modules/sqlite3'), { recursive: true });
  expect(isInstalled(root)).toBe(false);
});

it('names the missing compiler in one line when sqlite3 could not be compiled', () => {
  const failure = new StepFailed('Installing', 'npm error gyp ERR! stack Error: not found: make', 1);
  const remedy = explain(failure, ['make', 'g++']);
  expect(remedy).toBeInstanceOf(Remedy);
  expect(remedy.message).toMatch(/^[^\n]*missing here: make, g\+\+; run "apt-get install[^\n]*$/);
});

it('leaves every other failure as it is', () => {
  const compiled = new StepFailed('Installing', 'gyp ERR! something else', 1);
  expect(explain(compiled, [])).toBe(compiled);
  const network = new StepFailed('Installing', 'npm error network', 1);
  expect(explain(network, ['make'])).toBe(network);
});
