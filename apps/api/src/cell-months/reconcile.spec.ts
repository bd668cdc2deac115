import { afterEach, beforeEach, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import type { TestDatabase } from '../../test-support/test-app';
import { aDatabase, aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';
import { Database } from '../db/database';
import { reconcile } from './reconcile';

let data: TestDatabase;
beforeEach(async () => {
  data = await aDatabase();
  const app = await aTestApp({ data });
  await aBloc(app.database);
  await app.app.get(ObligationsService).openMonth('2026-03');
});
afterEach(() => data.drop());

/** In the way of an operator: on connections of its own, which it closes. */
async function looked(): Promise<{ differing: number; lines: string[] }> {
  const lines: string[] = [];
  const database = new Database(await data.again());
  const differing = await reconcile(database, (line) => lines.push(line));
  await database.onApplicationShutdown();
  return { differing, lines };
}

it('says that everything is right', async () => {
  expect(await looked()).toEqual({ differing: 0, lines: ['Everything derived is as it should be.'] });
});

it('says what differed, mends it, and finds nothing the second time', async () => {
  await new Database(data.sources).write(async (manager) => {
    await manager.query(
      "UPDATE cell_month SET state = 'DECIDED' WHERE cell_id = (SELECT min(cell_id) FROM cell_month)",
    );
    await manager.query('DELETE FROM organization_superior WHERE distance = 1');
  });
  const { differing, lines } = await looked();
  expect(lines).toEqual([
    '2 rows of who stands under whom differed, written anew',
    '2026-03: 1 branches of the month table differed, written anew',
    '3 rows differed: they are right now.',
  ]);
  expect(differing).toBe(3);
  expect((await looked()).differing).toBe(0);
});

it('finds counts that are not what the rows say', async () => {
  await new Database(data.sources).write((manager) => manager.query('UPDATE month_count SET open = open + 1'));
  const { lines } = await looked();
  expect(lines[0]).toMatch(/^2026-03: [1-9] committees' counts differed, written anew$/);
});
