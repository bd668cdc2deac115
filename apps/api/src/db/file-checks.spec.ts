import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readSettings, SettingsError } from '../settings';
import { openDataSources, SQLITE_FILE } from './data-sources';
import type { DataSources } from './database';
import { refuseBadFile } from './file-checks';
import { beginRun, endRun, refuseForeignLog } from './folder-mark';

/** Files of SQLite, whatever database the other specs run on. */
let dir: string;
let sources: DataSources;
const at = (name: string): string => join(dir, name);
const FILE = SQLITE_FILE;
const WAL = `${SQLITE_FILE}-wal`;

async function start(): Promise<void> {
  await refuseForeignLog(dir);
  await refuseBadFile(dir);
  sources = await openDataSources(readSettings({ DATA_DIR: dir }));
  await beginRun(sources, dir);
}

async function stop(): Promise<void> {
  for (const source of [sources.reader, sources.writer]) if (source.isInitialized) await source.destroy();
  endRun(dir);
}

async function write(times = 1): Promise<void> {
  for (let each = 0; each < times; each += 1)
    await sources.writer.query('INSERT INTO receipt_counter (month, last) VALUES (hex(randomblob(500)), 1)');
}

/** What a crash leaves: the files as they are while the service runs. */
function crash(): () => void {
  for (const name of [FILE, WAL, 'mark.json']) copyFileSync(at(name), at(`${name}.crash`));
  return () => {
    for (const name of [FILE, WAL, 'mark.json']) copyFileSync(at(`${name}.crash`), at(name));
    rmSync(at(`${FILE}-shm`), { force: true });
  };
}

const refused = async (words: RegExp): Promise<void> => {
  await expect(start()).rejects.toBeInstanceOf(SettingsError);
  await expect(start()).rejects.toThrow(words);
  await expect(start()).rejects.toThrow(/^[^\n]*operations\.md\)\.$/);
};

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'chibo-file-'));
  await start();
  await write(50);
});
afterEach(async () => {
  await stop();
  rmSync(dir, { recursive: true });
});

it('starts after a clean stop and after a crash, with everything that was written', async () => {
  await stop();
  await start();
  await write();
  const asCrashed = crash();
  await stop();
  asCrashed();
  expect(statSync(at(WAL)).size).toBeGreaterThan(32);
  await start();
  expect(await sources.writer.query('SELECT count(*) AS n FROM receipt_counter')).toEqual([{ n: 51 }]);
});

it('refuses a file that is cut off, at the end or in its first page', async () => {
  await stop();
  const whole = statSync(at(FILE)).size;
  for (const left of [whole - 4096, Math.floor(whole / 2), 60]) {
    truncateSync(at(FILE), left);
    await refused(/damaged or cut off/);
  }
});

it('refuses a file with a damaged page, and one that is none', async () => {
  await stop();
  const bytes = statSync(at(FILE)).size;
  const { open } = await import('node:fs/promises');
  const handle = await open(at(FILE), 'r+');
  for (let page = 4096; page < bytes; page += 4096) await handle.write(Buffer.alloc(600, 0xff), 0, 600, page);
  await handle.close();
  await refused(/damaged or cut off/);
  writeFileSync(at(FILE), 'x'.repeat(5000));
  await refused(/no SQLite file/);
});

it('refuses an older backup put back beside a newer log', async () => {
  await stop();
  copyFileSync(at(FILE), at('backup'));
  await start();
  await stop();
  await start();
  await write(20);
  const asCrashed = crash();
  await stop();
  asCrashed();
  copyFileSync(at('backup'), at(FILE));
  await refused(/another time than its log/);
  rmSync(at(WAL));
  await start();
});

it('refuses a copy made by VACUUM INTO beside a left-over log', async () => {
  await sources.writer.query(`VACUUM INTO '${at('copy')}'`);
  await write();
  const asCrashed = crash();
  await stop();
  asCrashed();
  copyFileSync(at('copy'), at(FILE));
  await refused(/never kept a log/);
});

it('refuses an old log beside a newer file, and a log whose file is gone', async () => {
  const asCrashed = crash();
  await stop();
  copyFileSync(at(`${WAL}.crash`), at(WAL));
  await refused(/stopped and left no log/);
  asCrashed();
  rmSync(at(FILE));
  await refused(/is not there/);
  expect(existsSync(at(WAL))).toBe(true);
  asCrashed();
  await start();
});

it('gives the look through up after its time and says so', async () => {
  await sources.writer.query(`
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
    INSERT INTO receipt_counter (month, last) SELECT hex(randomblob(400)), i FROM n`);
  await stop();
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await refuseBadFile(dir, 1);
  expect(warned).toHaveBeenCalledWith(expect.stringContaining('too large to be looked through whole'));
  warned.mockClear();
  await refuseBadFile(dir);
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
  await start();
});
