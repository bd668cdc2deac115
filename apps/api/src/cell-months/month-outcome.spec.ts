import { CELL_MONTH_STATES, RATING_BANDS } from '@chibo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aTestApp } from '../../test-support/test-app';
import type { TestApp } from '../../test-support/test-app';
import { ask, sql } from '../db/sql';
import { OUTCOME, OUTCOMES, outcomeNamed, outcomeOf } from './month-outcome';
import type { Outcome } from './month-outcome';

let app: TestApp;
beforeAll(async () => (app = await aTestApp({ now: '2026-01-06T03:00:00Z' })));
afterAll(() => app.close());

it('says of every state, with and without reason and band, the same in SQL', async () => {
  const seen = new Set<Outcome>();
  for (const state of CELL_MONTH_STATES)
    for (const reason of [null, '', 'Bận chống bão'])
      for (const decided_band of [null, ...RATING_BANDS]) {
        const row = sql`SELECT CAST(${state} AS text) AS state, CAST(${reason} AS text) AS reason,
          CAST(${decided_band} AS text) AS decided_band`;
        const [{ outcome }] = await app.database.read((manager) =>
          ask<{ outcome: Outcome }>(manager, sql`SELECT ${OUTCOME} AS outcome FROM (${row}) r`),
        );
        seen.add(outcome);
        expect(outcomeNamed(outcome), `${state} ${reason} ${decided_band}`).toEqual(
          outcomeOf({ state, reason, decided_band }),
        );
      }
  expect([...seen].sort()).toEqual([...OUTCOMES].sort());
});
