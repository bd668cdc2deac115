import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MonthClosingView } from '@chibo/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentThematic } from '../../test-support/cards';
import type { TestDatabase } from '../../test-support/test-app';
import { aDatabase, aTestApp, onPostgres } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';
import { readSettings, SettingsError } from '../settings';
import { openDataSources } from './data-sources';
import type { DataSources } from './database';
import { whyOwner } from './start-checks';
import { WRITTEN_ONCE } from './written-once';

const OPERATIONS = join(import.meta.dirname, '../../../../docs/operations.md');

if (onPostgres) {
  const own = randomBytes(4).toString('hex');
  const named = (sql: string): string => sql.replaceAll(/\bchibo(_owner|_service)?\b/g, `$&_${own}`);
  const urlOf = (role?: string): string => {
    const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
    if (role) [url.username, url.password, url.pathname] = [named(role), 'mật khẩu', named('chibo')];
    return url.href;
  };

  /** As the words of docs/operations.md have it, under names of this spec. */
  describe('a role that does not own the tables', () => {
    const [roles, grants] = recipe();
    let data: TestDatabase;
    let ofOwner: DataSources;

    beforeAll(async () => {
      for (const sql of statements(roles)) await run(urlOf(), named(sql.replaceAll('…', 'mật khẩu')));
      ofOwner = await openedAs('chibo_owner');
      for (const sql of statements(grants)) await run(urlOf('chibo_owner'), named(sql));
      const sources = await openedAs('chibo_service');
      data = {
        sources,
        dataDir: '',
        place: { dataDir: '', databaseUrl: urlOf('chibo_service') },
        again: () => openedAs('chibo_service'),
        drop: () => closed(sources),
      };
    });
    afterAll(async () => {
      await closed(ofOwner);
      await run(urlOf(), named('DROP DATABASE chibo WITH (FORCE)'));
      for (const role of ['chibo_owner', 'chibo_service']) await run(urlOf(), named(`DROP ROLE ${role}`));
    });

    it('is refused in one line where it would have to migrate, or was not granted what an upgrade added', async () => {
      const ofService = (): Promise<DataSources> => openedAs('chibo_service');
      const owner = (sql: string): Promise<unknown> => ofOwner.writer.query(sql);
      await owner(named('REVOKE INSERT ON visit, audit FROM chibo_service'));
      await owner(named('REVOKE USAGE ON SEQUENCE audit_seq_seq FROM chibo_service'));
      await expect(ofService()).rejects.toThrow(
        /lacks INSERT on audit, USAGE on audit_seq_seq, INSERT on visit: grant[^\n]*$/,
      );
      await owner(named('GRANT INSERT ON visit, audit TO chibo_service'));
      await owner(named('GRANT USAGE ON SEQUENCE audit_seq_seq TO chibo_service'));
      await ofOwner.writer.undoLastMigration();
      await expect(ofService()).rejects.toBeInstanceOf(SettingsError);
      await expect(ofService()).rejects.toThrow(/may not bring the tables up to date[^\n]*$/);
      await ofOwner.writer.runMigrations();
      for (const sql of statements(grants)) await run(urlOf('chibo_owner'), named(sql));
      await closed(await ofService());
    });

    it('is told from one that owns them', async () => {
      expect(await whyOwner(ofOwner.writer)).toMatch(/role of the service owns the tables.*docs\/operations\.md/);
      expect(await whyOwner(data.sources.writer)).toBeUndefined();
    });

    it.each([
      ...Object.keys(WRITTEN_ONCE).flatMap((table) => [
        `UPDATE ${table} SET ${WRITTEN_ONCE[table][0][0]} = ${WRITTEN_ONCE[table][0][0]}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
        `DROP TRIGGER tr_${table}_once ON ${table}`,
      ]),
      "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
      'DROP FUNCTION refuse_change() CASCADE',
      'SET session_replication_role = replica',
      'DELETE FROM migrations',
      'CREATE TABLE more (id text)',
    ])('may not %s', async (sql) => {
      await expect(data.sources.writer.query(sql)).rejects.toThrow(/permission denied|must be owner/);
    });

    it('serves a month from the first card to the closing, and starts again', async () => {
      const app = await aTestApp({ data });
      try {
        const bloc = await aBloc(app.database);
        await app.app.get(ObligationsService).openMonth('2026-02');
        const officer = await Browser.signedIn(app, 'du.noivu');
        const card = await sentThematic(await Browser.signedIn(app, 'cb.tonghop'), bloc.tongHop);
        expect((await act(officer, card, 'confirm')).body.state).toBe('DECIDED');
        const missing = [bloc.tongHop, bloc.thanhTra, bloc.keHoach].map((cellId) => ({ cellId, reason: 'Bão' }));
        const body = { organizationId: bloc.noiVu, missing };
        const frozen = await officer.post<MonthClosingView>('months/2026-02/close', body);
        expect(frozen.body.closed?.cells.length).toBeGreaterThan(0);
        await closed(await data.again());
      } finally {
        await app.close();
      }
    });
  });

  async function openedAs(role: string): Promise<DataSources> {
    return openDataSources(readSettings({ DATABASE_URL: urlOf(role) }));
  }
} else {
  it('there are no roles on SQLite: nothing is said at the start', async () => {
    const data = await aDatabase();
    expect(await whyOwner(data.sources.writer)).toBeUndefined();
    await data.drop();
  });
}

it('has its recipe in docs/operations.md', () => {
  expect(recipe()).toHaveLength(2);
});

/** The two blocks of SQL under the heading. */
function recipe(): string[] {
  const section = /\n### A role that does not own the tables\n([\s\S]*?)\n## /.exec(readFileSync(OPERATIONS, 'utf8'));
  return [...(section?.[1] ?? '').matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql);
}

function statements(sql: string): string[] {
  return sql
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean);
}

async function closed({ writing, writer }: DataSources): Promise<void> {
  await writing.close();
  if (writer.isInitialized) await writer.destroy();
}

async function run(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
