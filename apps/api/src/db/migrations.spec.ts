import { expect, it } from 'vitest';
import { aDatabase } from '../../test-support/test-app';

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
  await writer.undoLastMigration();
  expect(await writer.createQueryRunner().hasTable('scorecard')).toBe(false);
  await data.drop();
});
