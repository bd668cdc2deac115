import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Country } from '../../bench/country/country';
import { fillCountry } from '../../bench/country/country';
import type { TestApp } from '../../test-support/test-app';
import { aDatabase, aTestApp } from '../../test-support/test-app';
import { CellMonths } from '../cell-months/cell-months.service';
import { Database } from '../db/database';

/** Several times as many branches as are written by one statement. */
const BRANCHES = 2_000;

describe('a deadline set high up', () => {
  let app: TestApp;
  let country: Country;

  beforeAll(async () => {
    const data = await aDatabase();
    country = await fillCountry(new Database(data.sources), BRANCHES);
    app = await aTestApp({ data, now: new Date().toISOString() });
    // A third of those that have not sent have begun; some have met.
    const [month] = country.months.slice(-1);
    await app.database.write(async (manager) => {
      await manager.sql`UPDATE cell_month SET state = 'DRAFT', sent_on = NULL, self_total = NULL, self_band = NULL, self_lines = NULL,
        self_full = NULL, seconds_spent = NULL WHERE month = ${month} AND state = 'SUBMITTED'`;
      await manager.sql`UPDATE scorecard SET state = 'DRAFT', submitted_at = NULL, deadline = NULL WHERE month = ${month} AND state = 'SUBMITTED'`;
    });
    await app.app.get(CellMonths).reconcile();
  }, 120_000);
  afterAll(() => app.close());

  async function ask(method: string, level: keyof Country['ids'], path: string, body: object): Promise<string> {
    const response = await fetch(`${app.url}/api/organizations/${country.ids[level]}/deadlines${path}`, {
      method,
      headers: { Cookie: `chibo=${country.officers[level]}`, 'X-Chibo': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([200, 201]).toContain(response.status);
    return response.text();
  }

  const deadlines = async (): Promise<Record<string, number>> => {
    const rows = await app.database.read(
      (manager) => manager.sql<{ deadline: string; n: number | string }[]>`
        SELECT deadline, count(*) AS n FROM cell_month WHERE month = ${country.months.at(-1)} AND state IN ('OPEN', 'DRAFT')
        GROUP BY deadline ORDER BY deadline`,
    );
    return Object.fromEntries(rows.map(({ deadline, n }) => [deadline, Number(n)]));
  };

  it.each([
    ['country', 9],
    ['bloc', 4],
    ['committee', 6],
    ['country', 12],
    ['bloc', null],
  ] as const)('of the %s, %s days, is that of every branch it is for, and of no other', async (level, days) => {
    const before = await deadlines();
    await ask('PUT', level, '', { tier: 'CELL', days });
    expect(await app.app.get(CellMonths).reconcile()).toBe(0);
    expect(await deadlines()).not.toEqual(before);
  });

  it('for one month, moves that month alone', async () => {
    const [earlier, month] = country.months.slice(-2);
    const before = await deadlines();
    await ask('POST', 'country', '/exceptions', { tier: 'CELL', month, day: `${month}-28`, reason: 'Bão' });
    expect(await app.app.get(CellMonths).reconcile()).toBe(0);
    expect(Object.keys(await deadlines())).toContain(`${month}-28`);
    const after = await deadlines();
    await ask('POST', 'country', '/exceptions', { tier: 'CELL', month: earlier, day: `${month}-10`, reason: 'Bão' });
    expect([after, before]).toEqual([await deadlines(), expect.not.objectContaining(after)]);
  });

  it('by which committees decide, is no deadline of a branch', async () => {
    const before = await deadlines();
    await ask('PUT', 'country', '', { tier: 'GRASSROOTS', days: 20 });
    expect(await deadlines()).toEqual(before);
    expect(await app.app.get(CellMonths).reconcile()).toBe(0);
  });
});
