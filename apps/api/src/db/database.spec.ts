import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDatabase, onPostgres } from '../../test-support/test-app';
import type { TestDatabase } from '../../test-support/test-app';
import { Database } from './database';

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

/** SQLite's one writer needs no lock of rows. */
const forUpdate = onPostgres ? 'FOR UPDATE' : '';

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

  it('acknowledges nothing that a swallowed failure has undone', async () => {
    const write = database.write(async (manager) => {
      await manager.sql`INSERT INTO receipt_counter (month, last) VALUES ('a', 1)`;
      await manager.query('SELECT 1 FROM nowhere').catch(() => undefined);
      await manager.sql`INSERT INTO receipt_counter (month, last) VALUES ('b', 1)`.catch(() => undefined);
    });
    await expect(write).rejects.toThrow();
    expect(await stored()).toEqual([]);
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

  describe('an act', () => {
    const put = (month: string): Promise<unknown> =>
      database.write((manager) => manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${month}, 1)`);

    it('is one transaction from what it decides by to its answer', async () => {
      const answer = await database.act(async () => {
        expect(await stored()).toEqual([]);
        await put('a');
        await put('b');
        return stored();
      });
      expect(answer).toEqual(['a', 'b']);
      expect(await stored()).toEqual(['a', 'b']);
    });

    it('is undone when its answer cannot be read', async () => {
      const act = database.act(async () => {
        await put('a');
        await database.read((manager) => manager.query('SELECT 1 FROM nowhere'));
      });
      await expect(act).rejects.toThrow(/nowhere/);
      expect(await stored()).toEqual([]);
    });

    it('loses only the part that failed when it goes on after a failure', async () => {
      const failing = (month: string): Promise<unknown> =>
        database
          .write(async (manager) => {
            await manager.sql`INSERT INTO receipt_counter (month, last) VALUES (${month}, 1)`;
            throw new Error('fails after its insert');
          })
          .catch(() => undefined);
      await database.act(async () => {
        await failing('a');
        await put('b');
        await failing('c');
        await Promise.all([put('d'), failing('e'), put('f')]);
      });
      expect(await stored()).toEqual(['b', 'd', 'f']);
    });

    it('does what follows from it once it is stored, and not when it is undone', async () => {
      const seen: unknown[] = [];
      const follow = (): void => database.afterwards(async () => seen.push(await stored()));
      await database.act(() => put('a').then(follow));
      await database
        .act(() =>
          put('b')
            .then(follow)
            .then(() => Promise.reject(new Error('fails'))),
        )
        .catch(() => undefined);
      await pause();
      expect(seen).toEqual([['a']]);
    });

    it('decides by what stands: nothing comes between its reading and its writing', async () => {
      const counting = (): Promise<void> =>
        database.act(async () => {
          const [{ last }] = await database.read((manager) =>
            manager.query<{ last: number }[]>("SELECT last FROM receipt_counter WHERE month = 'n' " + forUpdate),
          );
          await pause();
          await database.write(
            (manager) => manager.sql`UPDATE receipt_counter SET last = ${last + 1} WHERE month = 'n'`,
          );
        });
      await put('n');
      await Promise.all([counting(), counting(), counting()]);
      const rows = await database.read((manager) => manager.query<object[]>('SELECT last FROM receipt_counter'));
      expect(rows).toEqual([{ last: 4 }]);
    });

    it('that is made ready before holds nobody up before its first write', async () => {
      const [begun, held] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
      const slow = database.act(
        async () => {
          await stored();
          begun.resolve(undefined);
          await held.promise;
          await put('slow');
        },
        { readsBefore: true },
      );
      await begun.promise;
      await put('quick');
      held.resolve(undefined);
      await slow;
      expect(await stored()).toEqual(['quick', 'slow']);
    });

    it('refuses a call left over from an act that has ended', async () => {
      let late: Promise<unknown> = Promise.resolve();
      await database.act(async () => {
        await put('a');
        late = pause().then(() => put('b'));
        late.catch(() => undefined);
      });
      await expect(late).rejects.toThrow(/after its write had ended/);
      expect(await stored()).toEqual(['a']);
    });
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
