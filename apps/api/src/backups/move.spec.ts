import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { sentRegular } from '../../test-support/cards';
import type { TestApp, TestDatabase } from '../../test-support/test-app';
import { aDatabase, aTestApp } from '../../test-support/test-app';
import { Browser } from '../../test-support/browser';
import { openSnapshot } from '../db/snapshot';
import { copyFolder } from './restore-backup';

/** Into PostgreSQL where the specs run on it, else into another folder: the same copying. */
const target = (): Promise<TestDatabase> => aDatabase();

describe('moving the data of a folder into an empty database', () => {
  let app: TestApp;
  let into: TestDatabase;

  beforeAll(async () => {
    app = await aTestApp({ data: await aDatabase(undefined, 'sqlite') });
    const bloc = await aBloc(app.database);
    await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-02');
    into = await target();
  });
  afterAll(async () => {
    await app.close();
    await into.drop();
  });

  const move = (tell?: (line: string) => void): Promise<Record<string, string>> =>
    copyFolder(app.data.dataDir, into.place, tell);

  it('leaves nothing when it breaks off in the middle', async () => {
    const broken = move((line) => {
      if (line.startsWith('assessment')) throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    const snapshot = await openSnapshot(into.place);
    expect(await snapshot.reader.count('account').finally(() => snapshot.close())).toBe(0);
  });

  it('then copies every table, the same to the byte, and says so table by table', async () => {
    const lines: string[] = [];
    const hashes = await move((line) => lines.push(line));
    const snapshot = await openSnapshot(into.place);
    try {
      for (const table of await snapshot.reader.tables())
        expect(await snapshot.reader.hash(table), table.name).toBe(hashes[table.name]);
    } finally {
      await snapshot.close();
    }
    expect(lines).toContain(`assessment: 1 rows, ${hashes['assessment']}`);
    expect(Object.keys(hashes).length).toBeGreaterThan(40);
  });

  it('refuses a place that has data', async () => {
    await expect(move()).rejects.toThrow(/There are data already/);
  });

  it('the service goes on there: people sign in, the audit counts on, guards stand', async () => {
    const moved = await aTestApp({ data: { ...into, sources: await into.again() } });
    try {
      await Browser.signedIn(moved, 'vp.khoi');
      const [{ n, last }] = await moved.database.read(
        (manager) =>
          manager.query('SELECT count(*) AS n, max(seq) AS last FROM audit') as Promise<{ n: number; last: number }[]>,
      );
      expect(Number(n)).toBe(Number(last));
      const forge = moved.database.write((manager) => manager.query("UPDATE assessment SET band = 'GOOD'"));
      await expect(forge).rejects.toThrow(/append-only/);
    } finally {
      await moved.app.close();
    }
  });
});
