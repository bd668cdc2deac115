import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint, onceFor } from './fingerprint.mjs';

let root = '';
const write = (/** @type {string} */ name, /** @type {string} */ text) => writeFileSync(join(root, name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chibo-fingerprint-'));
  mkdirSync(join(root, 'src/node_modules'), { recursive: true });
  write('src/a.ts', 'a');
});

afterEach(() => rmSync(root, { recursive: true }));

it('changes with content and names, not with specs, packages or missing entries', () => {
  const first = fingerprint(root, ['src', 'missing']);
  write('src/a.spec.ts', 'spec');
  write('src/node_modules/x.js', 'x');
  expect(fingerprint(root, ['src'])).toBe(first);
  write('src/a.ts', 'b');
  const second = fingerprint(root, ['src']);
  expect(second).not.toBe(first);
  write('src/b.ts', '');
  expect(fingerprint(root, ['src'])).not.toBe(second);
});

it('does the work once for the same inputs, and again after a failure', async () => {
  const mark = join(root, 'state/mark');
  let runs = 0;
  const work = async () => void (runs += 1);
  await onceFor(mark, 'one', work);
  await onceFor(mark, 'one', work);
  expect(runs).toBe(1);
  await onceFor(mark, 'two', work);
  expect(runs).toBe(2);
  const failing = () => Promise.reject(new Error('no'));
  await expect(onceFor(mark, 'three', failing)).rejects.toThrow('no');
  expect(existsSync(mark)).toBe(false);
});
