import { expect, it } from 'vitest';
import { aDatabase } from '../../test-support/test-app';
import { MIGRATIONS } from './migrations';

it('migrates to exactly the schema of the entities, on this database', async () => {
  const data = await aDatabase();
  const { writer } = data.sources;
  const difference = await writer.driver.createSchemaBuilder().log();
  expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
  await data.drop();
});

it('can be undone', async () => {
  const data = await aDatabase();
  const { writer } = data.sources;
  for (let at = 0; at < MIGRATIONS.length; at += 1) await writer.undoLastMigration();
  expect(await writer.createQueryRunner().hasTable('scorecard')).toBe(false);
  await data.drop();
});

it('names in a visit that stands already keep their place', async () => {
  const data = await aDatabase();
  const { writer } = data.sources;
  const since = MIGRATIONS.findIndex(({ name }) => name.startsWith('Trust'));
  for (let at = MIGRATIONS.length; at > since; at -= 1) await writer.undoLastMigration();
  const members = JSON.stringify([{ name: 'An', accountId: 'a' }, { name: 'Khách' }]);
  await writer.query(
    `INSERT INTO visit (id, committee_id, organization_id, kind, quarter, planned_on, members, state, done_on, version, created_by, created_at)
     VALUES ('v', 'c', 'o', 'CELL', '2026-Q1', '2026-02-27', '${members}', 'DONE', '2026-03-02', 2, 'x', '2026-01-05T00:00:00.000Z')`,
  );
  await writer.runMigrations();
  expect(await writer.query('SELECT * FROM visit_place ORDER BY month')).toEqual(
    ['2026-02', '2026-03'].map((month) => ({
      visit_id: 'v',
      account_id: 'a',
      month,
      organization_id: 'o',
      since: '2026-01-05T00:00:00.000Z',
    })),
  );
  await data.drop();
});
