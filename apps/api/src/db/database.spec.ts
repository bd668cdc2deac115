import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDatabase, onPostgres } from '../../test-support/test-app';
import type { TestDatabase } from '../../test-support/test-app';
import { AlreadyRunning, Database } from './database';

/** Two acts that overlap: A writes and fails late, B writes and is acknowledged in between. */
async function overlap(
  write: (name: string, work: () => Promise<void>) => Promise<unknown>,
  pause: () => Promise<void>,
): Promise<string[]> {
  const acknowledged: string[] = [];
  const failing = write('A', async () => {
    await pause();
    throw new Error('A fails');
  }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 10));
  const succeeding = write('B', async () => undefined).then(() => acknowledged.push('B'));
  await Promise.all([failing, succeeding]);
  return acknowledged;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40));

describe('the door to the database', () => {
  let data: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    data = await aDatabase();
    database = new Database(data.sources);
  });
  afterAll(() => data.drop());
  beforeEach(() => database.write((manager) => manager.query('DELETE FROM receipt_counter')));

  const stored = async (): Promise<string[]> => {
    const rows = await database.read((manager) =>
      manager.query<{ month: string }[]>('SELECT month FROM receipt_counter ORDER BY month'),
    );
    return rows.map((row) => row.month);
  };

  it('keeps an acknowledged write when a neighbour rolls back', async () => {
    const acknowledged = await overlap(
      (name, work) =>
        database.write(async (manager) => {
          await manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${name}, 1)`;
          await work();
        }),
      pause,
    );
    expect(acknowledged).toEqual(['B']);
    expect(await stored()).toEqual(['B']);
  });

  // One connection for everything is SQLite's trap; on PostgreSQL each transaction has its own.
  if (!onPostgres)
    it('loses that same write without the door: the reason why it exists', async () => {
      const { writer } = data.sources;
      const acknowledged = await overlap(
        (name, work) =>
          writer.transaction(async (manager) => {
            await manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${name}, 1)`;
            await work();
          }),
        pause,
      );
      expect(acknowledged).toEqual(['B']);
      expect(await stored()).toEqual([]);
    });

  it('stores exactly what 50 parallel writes acknowledged, every fifth failing', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `w${String(at).padStart(2, '0')}`);
    const outcomes = await Promise.allSettled(
      names.map((name, at) =>
        database.write(async (manager) => {
          await manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${name}, 1)`;
          if (at % 5 === 0) throw new Error('fails after its insert');
        }),
      ),
    );
    const acknowledged = names.filter((_, at) => outcomes[at].status === 'fulfilled');
    expect(acknowledged).toHaveLength(40);
    expect(await stored()).toEqual(acknowledged);
  });

  it('shows readers committed rows only', async () => {
    const open = database.write(async (manager) => {
      await manager.sql`INSERT INTO receipt_counter (month, last) VALUES ('open', 1)`;
      await pause();
    });
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(await stored()).toEqual([]);
    await open;
    expect(await stored()).toEqual(['open']);
  });

  it('lets a nested write join, and a read inside see its own rows', async () => {
    const seen = await database.write(async (manager) => {
      await manager.sql`INSERT INTO receipt_counter (month, last) VALUES ('outer', 1)`;
      await database.write((inner) => inner.sql`INSERT INTO receipt_counter (month, last) VALUES ('inner', 1)`);
      return stored();
    });
    expect(seen).toEqual(['inner', 'outer']);
  });

  it('refuses a call left over from a write that has ended', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await database.write(async () => {
      late = pause().then(() => database.write((manager) => manager.query('SELECT 1')));
      late.catch(() => undefined);
    });
    await expect(late).rejects.toThrow(/after its write had ended/);
  });

  it('refuses to run the same keyed work twice at a time', async () => {
    const first = database.writeOnce('key', pause);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await expect(database.writeOnce('key', pause)).rejects.toBeInstanceOf(AlreadyRunning);
    await first;
    await expect(database.writeOnce('key', async () => 'again')).resolves.toBe('again');
  });
});

if (!onPostgres) {
  it('runs SQLite as WAL with synchronous=FULL, and the reader cannot write', async () => {
    const data = await aDatabase();
    const { writer, reader } = data.sources;
    expect(await writer.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await writer.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
    await expect(reader.query("INSERT INTO receipt_counter (month, last) VALUES ('r', 1)")).rejects.toThrow(/READONLY/);
    await data.drop();
  });
}
