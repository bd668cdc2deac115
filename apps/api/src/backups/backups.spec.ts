import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';
import { openSnapshot } from '../db/snapshot';
import { readHeader } from './archive-file';
import { listBackups, pruneBackups } from './kept-backups';
import { proofOf } from './proof';
import { restoreBackup } from './restore-backup';
import type { TakenBackup } from './take-backup';
import { takeBackup } from './take-backup';

let app: TestApp;
let dir: string;
let taken: TakenBackup;

beforeAll(async () => {
  app = await aTestApp();
  const bloc = await aBloc(app.database);
  await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-02');
  dir = mkdtempSync(join(tmpdir(), 'chibo-backups-'));
  taken = await takeBackup(app.data.place, dir, new Date('2026-03-06T03:00:00Z'));
});
afterAll(async () => {
  await app.close();
  rmSync(dir, { recursive: true, force: true });
});

const folder = (name: string): string => join(dir, name);
const line = (act: Promise<unknown>): Promise<string> => act.then(String, (error: Error) => error.message);
const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('a backup', () => {
  it('is one file for its owner only, and leaves nothing beside it', () => {
    expect(readdirSync(dir)).toEqual([taken.file.slice(dir.length + 1)]);
    expect(modeOf(taken.file)).toBe('600');
    expect(listBackups(dir)).toEqual([
      { name: readdirSync(dir)[0], at: '2026-03-06T03:00:00.000Z', bytes: taken.bytes },
    ]);
  });

  it('says what must be in it, the same as the data', async () => {
    const { proof, engine } = await readHeader(taken.file);
    const snapshot = await openSnapshot(app.data.place);
    expect(proof).toEqual(await proofOf(snapshot.reader).finally(() => snapshot.close()));
    expect(proof.rows.assessment).toBe(1);
    expect(engine).toBe(onPostgres ? 'postgres' : 'sqlite');
  });
});

describe('a restore', () => {
  it('makes a folder of the same rows, without the sessions of then, and says so in the audit', async () => {
    await restoreBackup(taken.file, { dataDir: folder('restored') });
    expect(readdirSync(folder('restored')).sort()).toEqual(['chibo.sqlite', 'lock.sqlite']);
    const [before, after] = [await openSnapshot(app.data.place), await openSnapshot({ dataDir: folder('restored') })];
    try {
      const untouched = (await before.reader.tables()).filter(({ name }) => !['session', 'audit'].includes(name));
      for (const table of untouched)
        expect(await after.reader.hash(table), table.name).toBe(await before.reader.hash(table));
      expect(await after.reader.count('session')).toBe(0);
      expect(await after.reader.count('audit')).toBe((await before.reader.count('audit')) + 1);
    } finally {
      await before.close();
      await after.close();
    }
  });

  it('never overwrites data', async () => {
    mkdirSync(folder('full'));
    writeFileSync(join(folder('full'), 'chibo.sqlite-wal'), 'mine');
    expect(await line(restoreBackup(taken.file, { dataDir: folder('full') }))).toMatch(
      /^.*full has data already \(chibo\.sqlite-wal\).*$/,
    );
    expect(readFileSync(join(folder('full'), 'chibo.sqlite-wal'), 'utf8')).toBe('mine');
  });

  it('begins anew over what a killed one left', async () => {
    mkdirSync(join(folder('killed'), '.restoring'), { recursive: true });
    writeFileSync(join(folder('killed'), '.restoring', 'chibo.sqlite'), 'half');
    await restoreBackup(taken.file, { dataDir: folder('killed') });
    expect(existsSync(join(folder('killed'), '.restoring'))).toBe(false);
  });

  it('refuses a backup cut off at any tenth, or with one bit turned, in one line, and leaves no data', async () => {
    const whole = readFileSync(taken.file);
    for (let tenth = 0; tenth < 20; tenth += 1) {
      const at = Math.floor((whole.length * (tenth % 10)) / 10);
      const bad = tenth < 10 ? whole.subarray(0, at) : Buffer.from(whole);
      if (tenth >= 10) bad[at] ^= 1;
      writeFileSync(folder('bad.backup'), bad);
      const said = await line(restoreBackup(folder('bad.backup'), { dataDir: folder('from-bad') }));
      expect(said, `tenth ${tenth}`).toMatch(/^[^\n]*bad\.backup is (?:damaged or cut off|no backup of chibo)[^\n]*$/);
      expect(existsSync(join(folder('from-bad'), 'chibo.sqlite'))).toBe(false);
    }
  });

  it('refuses what is not there, a folder, another file and one of a newer version, in one line', async () => {
    writeFileSync(folder('foreign'), 'PK\u0003\u0004 something else');
    const said = await Promise.all(
      ['nowhere', '.', 'foreign'].map((name) => line(restoreBackup(folder(name), { dataDir: folder('from-bad') }))),
    );
    expect(said[0]).toMatch(/nowhere cannot be read/);
    expect(said[1]).toMatch(/cannot be read/);
    expect(said[2]).toMatch(/foreign is no backup of chibo/);
  });
});

it('keeps the newest so many and touches nothing else', () => {
  mkdirSync(folder('kept'));
  const names = ['20260301', '20260302', '20260303'].map((day) => `chibo-${day}T010203Z-abcdef.backup`);
  for (const name of [...names, 'chibo-mine.backup', 'notes.txt']) writeFileSync(join(folder('kept'), name), '');
  expect(pruneBackups(folder('kept'), 2)).toBe(1);
  expect(readdirSync(folder('kept')).sort()).toEqual([names[1], names[2], 'chibo-mine.backup', 'notes.txt'].sort());
});
