import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { counting, failing } from '../../test-support/sqlite-faults';
import type { TestDatabase } from '../../test-support/test-app';
import { aDatabase, onPostgres } from '../../test-support/test-app';
import { Database } from './database';
import { failureOf } from './failures';

const STATEMENTS: [name: string, statement: RegExp][] = [
  ['BEGIN', /^BEGIN/],
  ['COMMIT', /^COMMIT/],
  ['ROLLBACK', /^ROLLBACK$/],
  ['SAVEPOINT', /^SAVEPOINT/],
  ['RELEASE', /^RELEASE/],
  ['ROLLBACK TO', /^ROLLBACK TO/],
  ['a statement', /^INSERT INTO receipt_counter/],
];
const CODES = ['FULL', 'IOERR', 'BUSY', 'CORRUPT', 'READONLY', 'NOMEM', 'CANTOPEN', 'NOTADB'];

const cases = STATEMENTS.flatMap(([name, statement]) =>
  CODES.flatMap((code) =>
    [1, 4].flatMap((times) => [true, false].map((undoes) => ({ name, statement, code, times, undoes }))),
  ),
);

if (onPostgres) it('concerns SQLite only', () => expect(onPostgres).toBe(true));
else
  describe('a failing SQLite', () => {
    let data: TestDatabase;
    let database: Database;
    let end = (): void => undefined;

    beforeAll(async () => {
      data = await aDatabase();
      database = new Database(data.sources);
    });
    afterAll(() => data.drop());
    beforeEach(() => database.write((manager) => manager.query('DELETE FROM receipt_counter')));
    afterEach(() => end());

    const stored = async (): Promise<string[]> => {
      const rows = await database.read((manager) =>
        manager.query<{ month: string }[]>('SELECT month FROM receipt_counter ORDER BY month'),
      );
      return rows.map((row) => row.month);
    };
    const put = (month: string): Promise<unknown> =>
      database.write((manager) => manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${month}, 1)`);

    /** Writes of every kind side by side: plain, refused by its own code, acts of several parts, one of which is refused. */
    function writers(): { name: string; rows: string[]; done: Promise<unknown> }[] {
      return Array.from({ length: 12 }, (_, at) => {
        const name = `w${String(at).padStart(2, '0')}`;
        if (at % 3 === 0) return { name, rows: [name], done: put(name) };
        if (at % 3 === 1) return { name, rows: [], done: refused(name) };
        return { name, rows: [`${name}a`, `${name}c`], done: inParts(name) };
      });
    }

    const refused = (name: string): Promise<unknown> =>
      database.write(async () => {
        await put(name);
        throw new Error('refused');
      });

    const inParts = (name: string): Promise<unknown> =>
      database.act(async () => {
        await put(`${name}a`);
        await refused(`${name}b`).catch(() => undefined);
        await put(`${name}c`);
      });

    it.each(cases)('$name fails with $code $times times (undone by SQLite: $undoes)', async (fault) => {
      const faults = failing({ ...fault, code: `SQLITE_${fault.code}` });
      end = faults.end;
      const tries = writers();
      const outcomes = await Promise.allSettled(tries.map(({ done }) => done));
      const acknowledged = tries.flatMap(({ rows }, at) => (outcomes[at].status === 'fulfilled' ? rows : []));
      expect(faults.failed()).toBe(fault.times);
      expect(await stored()).toEqual(acknowledged);
      faults.end();
      await put('x');
      expect(await stored()).toEqual([...acknowledged, 'x']);
      expect(await database.whyUnsound()).toBeUndefined();
    });

    /** Short writes of every kind, long ones among them; the first is refused, so that nobody's rows are under it. */
    function together(): ReturnType<typeof writers> {
      const short = (name: string): Promise<unknown> =>
        database.writeShort((manager) => manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${name}, 1)`);
      const refusedShort = (name: string): Promise<unknown> =>
        database.writeShort(async (manager) => {
          await manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${name}, 1)`;
          throw new Error('refused');
        });
      const sending = (name: string): Promise<unknown> =>
        database.act(
          async () => {
            await put(`${name}a`);
            await refused(`${name}b`).catch(() => undefined);
            await put(`${name}c`);
          },
          { readsBefore: true },
        );
      return Array.from({ length: 40 }, (_, at) => {
        const name = `w${String(at).padStart(2, '0')}`;
        if (at % 5 === 0) return { name, rows: [], done: refusedShort(name) };
        if (at % 5 === 1) return { name, rows: [`${name}a`, `${name}c`], done: sending(name) };
        if (at % 13 === 12) return { name, rows: [name], done: put(name) };
        return { name, rows: [name], done: short(name) };
      });
    }

    it.each(cases)(
      '$name fails with $code $times times among writes stored together (undone by SQLite: $undoes)',
      async (fault) => {
        const faults = failing({ ...fault, code: `SQLITE_${fault.code}` });
        end = faults.end;
        const tries = together();
        const outcomes = await Promise.allSettled(tries.map(({ done }) => done));
        const acknowledged = tries.flatMap(({ rows }, at) => (outcomes[at].status === 'fulfilled' ? rows : []));
        expect(faults.failed()).toBeGreaterThan(0);
        expect(await stored()).toEqual(acknowledged);
        faults.end();
        await put('x');
        expect(await stored()).toEqual([...acknowledged, 'x']);
        expect(await database.whyUnsound()).toBeUndefined();
      },
    );

    it('stores short writes that wait by few COMMITs, each acknowledged after its own, and leaves nobody waiting', async () => {
      const commits = counting(/^COMMIT/);
      end = commits.end;
      for (let round = 0; round < 20; round += 1) {
        const tries = together();
        const outcomes = await Promise.allSettled(tries.map(({ done }) => done));
        expect(outcomes.map(({ status }) => status)).toEqual(
          tries.map(({ rows }) => (rows.length > 0 ? 'fulfilled' : 'rejected')),
        );
        expect(await stored()).toEqual(tries.flatMap(({ rows }) => rows));
        await database.write((manager) => manager.query('DELETE FROM receipt_counter'));
      }
      // Of 32 writes a round that are stored, and the one that clears up.
      expect(commits.count()).toBeLessThan(20 * 16);
    });

    it('acknowledges no short write before it is stored', async () => {
      const seen = await Promise.all(
        Array.from({ length: 20 }, async (_, at) => {
          const name = `w${String(at).padStart(2, '0')}`;
          await database.writeShort(
            (manager) => manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${name}, 1)`,
          );
          return (await stored()).includes(name);
        }),
      );
      expect(seen).toEqual(seen.map(() => true));
    });

    it('is unsound from the first write that failed until one succeeds, and then again sound by itself', async () => {
      const faults = failing({ statement: /^COMMIT/, code: 'SQLITE_FULL', undoes: true, times: 5 });
      end = faults.end;
      await expect(put('a')).rejects.toThrow(/SQLITE_FULL/);
      expect(failureOf(await database.whyUnsound())).toBe('FULL');
      expect(failureOf(await database.whyUnsound())).toBe('FULL');
      expect(await stored()).toEqual([]);
      faults.end();
      expect(await database.whyUnsound()).toBeUndefined();
    });

    it('keeps its settings on a connection opened anew', async () => {
      const faults = failing({ statement: /^COMMIT/, code: 'SQLITE_IOERR', undoes: true, times: 1 });
      end = faults.end;
      await expect(put('a')).rejects.toThrow(/SQLITE_IOERR/);
      await put('b');
      const { writer } = data.sources;
      expect(await writer.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
      expect(await writer.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
      expect(await writer.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    });
  });
