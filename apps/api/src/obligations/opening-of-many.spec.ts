import { addMonths, firstDayOf } from '@chibo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Country } from '../../bench/country/country';
import { fillCountry } from '../../bench/country/country';
import type { TestApp } from '../../test-support/test-app';
import { aDatabase, aTestApp } from '../../test-support/test-app';
import { CellMonths } from '../cell-months/cell-months.service';
import { Database } from '../db/database';
import { ObligationsService } from './obligations.service';

const BRANCHES = 2_250;

let app: TestApp;
let country: Country;
let next: string;
/** Transactions begun. */
let begun = 0;

beforeAll(async () => {
  const data = await aDatabase();
  country = await fillCountry(new Database(data.sources), BRANCHES);
  app = await aTestApp({ data, now: new Date().toISOString() });
  next = addMonths(country.months[country.months.length - 1], 1);
  const begin = data.sources.writing.begin.bind(data.sources.writing);
  data.sources.writing.begin = (sharing) => {
    begun += 1;
    return begin(sharing);
  };
}, 120_000);
afterAll(() => app.close());

async function owed(month: string): Promise<number> {
  const [{ n }] = await app.database.read(
    (manager) => manager.sql<{ n: number | string }[]>`
      SELECT count(*) AS n FROM obligation o JOIN cell_month r ON r.obligation_id = o.id WHERE o.month = ${month}`,
  );
  return Number(n);
}

it('a country has its month opened some hundreds of branches at a time, and what a stop left out is done by the next round', async () => {
  const obligations = app.app.get(ObligationsService);
  app.clock.set(`${firstDayOf(next)}T03:00:00Z`);
  const cellMonths = app.app.get(CellMonths);
  const keep = cellMonths.keep.bind(cellMonths);
  let kept = 0;
  cellMonths.keep = (...args) => {
    kept += 1;
    return kept === 3 ? Promise.reject(new Error('stopped')) : keep(...args);
  };
  await expect(obligations.openCurrentMonth()).rejects.toThrow('stopped');
  expect(await owed(next)).toBe(1_000);
  cellMonths.keep = keep;
  begun = 0;
  // The month after has begun by the time the service comes back.
  const after = addMonths(next, 1);
  app.clock.set(`${firstDayOf(after)}T03:00:00Z`);
  await obligations.openCurrentMonth();
  expect([await owed(next), await owed(after)]).toEqual([BRANCHES, BRANCHES]);
  expect(begun).toBeGreaterThan(7);
  expect(await cellMonths.reconcile()).toBe(0);
});

it('and nothing is written, nor asked of the writing side, once it is open', async () => {
  begun = 0;
  await app.app.get(ObligationsService).openCurrentMonth();
  expect(begun).toBe(0);
});
