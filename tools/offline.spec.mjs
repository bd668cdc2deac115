import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesOf } from './offline.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chibo-offline-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lists what a device keeps: each file once, with a revision where its name says nothing of its content', () => {
  const names = ['index.html', 'main-ABCD1234.js', 'main-ABCD1234.js.br', 'worker.js', '3rdpartylicenses.txt'];
  for (const name of names) writeFileSync(join(folder, name), name);
  const before = filesOf(folder);
  expect(before).toEqual([
    { url: '/index.html', revision: expect.stringMatching(/^[0-9a-f]{16}$/) },
    { url: '/main-ABCD1234.js', revision: null },
  ]);
  writeFileSync(join(folder, 'index.html'), 'another one');
  expect(filesOf(folder)[0].revision).not.toBe(before[0].revision);
});
