import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compressFolder } from './compress.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chibo-compress-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('puts two packed copies beside each text, which unpack to it', () => {
  const text = 'Sinh hoạt chi bộ. '.repeat(200);
  mkdirSync(join(folder, 'media'));
  for (const name of ['a.js', 'media/b.svg']) writeFileSync(join(folder, name), text);
  const { files, before, after } = compressFolder(folder);
  expect([files, before]).toEqual([2, 2 * Buffer.byteLength(text)]);
  expect(after).toBeLessThan(before / 10);
  for (const name of ['a.js', 'media/b.svg']) {
    const path = join(folder, name);
    expect(brotliDecompressSync(readFileSync(`${path}.br`)).toString()).toBe(text);
    expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(text);
  }
});

it('leaves what is small or packed already as it is', () => {
  writeFileSync(join(folder, 'small.js'), 'let a = 1;');
  writeFileSync(join(folder, 'photo.png'), Buffer.alloc(4096));
  expect(compressFolder(folder)).toEqual({ files: 0, before: 0, after: 0 });
  for (const name of ['small.js', 'photo.png'])
    for (const end of ['br', 'gz']) expect(existsSync(join(folder, `${name}.${end}`))).toBe(false);
});
