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
