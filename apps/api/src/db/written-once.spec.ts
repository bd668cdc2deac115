import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDatabase, onPostgres } from '../../test-support/test-app';
import type { TestDatabase } from '../../test-support/test-app';
import { SettingsError } from '../settings';
import { MIGRATIONS } from './migrations';
import { refuseNewer, refuseUnguarded } from './start-checks';
import { postgresTrigger, sqliteTriggers, WRITTEN_ONCE } from './written-once';

const ROWS: Record<string, Record<string, string | number>> = {
  audit: {
    seq: 1,
    at: '2026-03-06T03:00:00.000Z',
    action: 'a',
    subject_type: 's',
    subject_id: 's',
    payload: '{}',
    request_id: 'r',
  },
  assessment: {
    id: 'a',
    scorecard_id: 'c',
    kind: 'SELF',
    revision: 1,
    criteria_set_version_id: 'v',
    snapshot: '{}',
    total: 8750,
    band: 'FAIR',
    author_id: 'x',
    created_at: '2026-03-06T03:00:00.000Z',
  },
  month_closing: {
    id: 'm',
    organization_id: 'o',
    month: '2026-03',
    number: 1,
    snapshot: '{}',
    hash: 'h',
    closed_at: '2026-04-01T00:00:00.000Z',
    closed_by: 'x',
  },
  closing_replay: { closing_id: 'm', seals: '{}', made_at: '2026-04-01T00:00:00.000Z' },
  month_reopening: { closing_id: 'm', reason: 'r', reopened_at: '2026-04-02T00:00:00.000Z', reopened_by: 'x' },
  annual_conclusion: {
    id: 'n',
    organization_id: 'o',
    year: 2026,
    number: 1,
    decided: 1,
    undecided: 0,
    hash: 'h',
    concluded_by: 'x',
    concluded_at: '2027-01-05T00:00:00.000Z',
  },
  annual_conclusion_row: {
    conclusion_id: 'n',
    place: 1,
    organization_id: 'o',
    name: 'n',
    kind: 'k',
    kind_label: 'k',
    kind_sort: 1,
    is_cell: 1,
    sort_key: 's',
    folded: 'f',
    exists_from: '2018-01-01',
    version: 1,
    n: 12,
    sum: 110000,
    good: 12,
    fair: 0,
    average: 0,
    poor: 0,
    results: '{}',
  },
  annual_conclusion_reopening: {
    conclusion_id: 'n',
    reason: 'r',
    reopened_by: 'x',
    reopened_at: '2027-01-06T00:00:00.000Z',
  },
  card_reading: { account_id: 'a', scorecard_id: 'c', read_at: '2026-03-06T03:00:00.000Z' },
  issued_paper: {
    id: 'p',
    code: 'K',
    organization_id: 'o',
    number: 1,
    kind: 'CARD',
    title: 't',
    organization_name: 'n',
    search: 's',
    sort_key: 's',
    source: '{}',
    source_hash: 'h',
    record_hash: 'r',
    content_hash: 'c',
    day: '2026-03-05',
    issued_at: '2026-03-06T03:00:00.000Z',
  },
};

let data: TestDatabase;
const query = <T>(sql: string): Promise<T> => data.sources.writer.query<T>(sql);
const literal = (value: string | number): string => (typeof value === 'number' ? String(value) : `'${value}'`);
const insert = (verb: string, table: string, row: Record<string, string | number>, end = ''): string =>
  `${verb} INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')}) ${end}`;

beforeAll(async () => {
  data = await aDatabase();
  for (const [table, row] of Object.entries(ROWS)) await query(insert('INSERT', table, row));
});
afterAll(() => data.drop());

it('knows a row of every table that is written once', () => {
  expect(Object.keys(ROWS).sort()).toEqual(Object.keys(WRITTEN_ONCE).sort());
});

describe.each(Object.entries(ROWS))('a row of %s', (table, row) => {
  const [last] = Object.keys(row).slice(-1);
  const forged = { ...row, [last]: 'forged' };
  const same = (): Promise<void> =>
    expect(query(`SELECT ${last} AS kept FROM ${table}`)).resolves.toEqual([{ kept: row[last] }]);

  it('is neither changed nor taken away', async () => {
    for (const sql of [`UPDATE ${table} SET ${last} = 'forged'`, `DELETE FROM ${table}`])
      await expect(query(sql)).rejects.toThrow('is append-only');
    await same();
  });

  it.each(WRITTEN_ONCE[table])('is not replaced by one of the same %s', async (...columns) => {
    const others = Object.fromEntries(
      Object.entries(forged).map(([name, value]) => [
        name,
        columns.includes(name) || name === last ? value : typeof value === 'number' ? value + 1 : `${value}-other`,
      ]),
    );
    const update = `ON CONFLICT (${columns.join(', ')}) DO UPDATE SET ${last} = 'forged'`;
    await expect(query(insert('INSERT', table, others, update))).rejects.toThrow('is append-only');
    if (!onPostgres)
      for (const verb of ['INSERT OR REPLACE', 'REPLACE'])
        for (const pragma of ['OFF', 'ON']) {
          await query(`PRAGMA recursive_triggers = ${pragma}`);
          await expect(query(insert(verb, table, others))).rejects.toThrow('is append-only');
        }
    await same();
  });

  if (!onPostgres && table !== 'audit')
    it('is not replaced by its hidden number', async () => {
      const other = Object.fromEntries(
        Object.entries(forged).map(([name, value]) => [name, typeof value === 'number' ? 9 : `${value}-other`]),
      );
      await expect(query(insert('INSERT OR REPLACE', table, { rowid: 1, ...other }))).rejects.toThrow('is append-only');
      await same();
    });

  if (onPostgres)
    it('is kept from TRUNCATE, and from a session that calls itself a replica', async () => {
      await expect(query(`TRUNCATE ${table}`)).rejects.toThrow('is append-only');
      const runner = data.sources.writer.createQueryRunner();
      try {
        await runner.query('SET session_replication_role = replica');
        await expect(runner.query(`UPDATE ${table} SET ${last} = 'forged'`)).rejects.toThrow('is append-only');
      } finally {
        await runner.query('SET session_replication_role = origin');
        await runner.release();
      }
      await same();
    });

  it('is missed at the start when somebody took its guard away, switched it off or hollowed it out', async () => {
    const { writer } = data.sources;
    await refuseUnguarded(writer);
    const found = expect.objectContaining({ message: expect.stringContaining('docs/operations.md') });
    for (const [undo, redo] of tamperings(table)) {
      await query(undo);
      await expect(refuseUnguarded(writer)).rejects.toEqual(found);
      for (const sql of redo) await query(sql);
      await refuseUnguarded(writer);
    }
  });
});

function tamperings(table: string): [string, string[]][] {
  if (!onPostgres)
    return sqliteTriggers(table).flatMap(({ name, sql }): [string, string[]][] => [[`DROP TRIGGER ${name}`, [sql]]]);
  const on = `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${postgresTrigger(table)}`;
  return [
    [`ALTER TABLE ${table} DISABLE TRIGGER ALL`, [on]],
    [`ALTER TABLE ${table} ENABLE TRIGGER ${postgresTrigger(table)}`, [on]],
  ];
}

it('finds a guard of the right name that guards nothing', async () => {
  const { writer } = data.sources;
  if (onPostgres) {
    const [{ source }] = await query<[{ source: string }]>(
      `SELECT pg_get_functiondef('refuse_change'::regproc) AS source`,
    );
    await query(
      `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
    );
    await expect(refuseUnguarded(writer)).rejects.toThrow('tr_audit_once');
    await query(source);
  } else {
    const [{ name, sql }] = sqliteTriggers('audit');
    await query(`DROP TRIGGER ${name}`);
    await query(`CREATE TRIGGER ${name} BEFORE update ON audit BEGIN SELECT 1; END`);
    await expect(refuseUnguarded(writer)).rejects.toThrow(name);
    await query(`DROP TRIGGER ${name}`);
    await query(sql);
  }
  await refuseUnguarded(writer);
});

it('refuses data of a newer version in one line, before it changes anything in them', async () => {
  const { writer } = data.sources;
  await refuseNewer(writer);
  await query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`);
  await expect(data.again()).rejects.toBeInstanceOf(SettingsError);
  await expect(data.again()).rejects.toThrow(/newer version.*Later9999999999999.*restore a backup[^\n]*$/);
  await query(`DELETE FROM migrations WHERE name = 'Later9999999999999'`);
  expect(await query('SELECT count(*) AS n FROM migrations')).toEqual([
    { n: onPostgres ? String(MIGRATIONS.length) : MIGRATIONS.length },
  ]);
});
