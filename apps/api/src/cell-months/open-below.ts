import { CELL_MONTH_STATES, SENT_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, change, sql } from '../db/sql';

/** In one order with the index: what has not been sent is looked up by it, not looked for. */
const UNSENT = CELL_MONTH_STATES.filter((state) => !SENT_STATES.includes(state as never));

/**
 * `r`: rows that may be due by a rule of an organisation: not sent, of branches counted under it or under a committee that stood
 * below it on any day. (Of a branch only its own rows may be.)
 */
function unsentBelow(organizationId: string): Sql {
  return sql`(SELECT DISTINCT organization_id FROM organization_superior WHERE superior_id = ${organizationId}) s
    CROSS JOIN cell_month r`;
}

function isUnsent(month: string): Sql {
  return sql`r.month = ${month} AND r.superior_id = s.organization_id AND r.state IN (${UNSENT})`;
}

/** Nothing but the committee they count under and the month says when they are due: no meeting yet, no rule of their own. */
function isPlain(month: string): Sql {
  return sql`r.superior_id IS NOT NULL AND r.scorecard_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM meeting m WHERE m.cell_id = r.cell_id AND m.month = ${month} AND m.slot = 'R')
    AND NOT EXISTS (SELECT 1 FROM deadline_rule rule WHERE rule.organization_id = r.cell_id AND rule.tier = 'CELL')
    AND NOT EXISTS (SELECT 1 FROM deadline_exception apart
      WHERE apart.organization_id = r.cell_id AND apart.tier = 'CELL' AND apart.month = ${month})`;
}

/** Months in which there are any, in order. */
export async function monthsOpenBelow(manager: EntityManager, organizationId: string): Promise<string[]> {
  const rows = await ask<{ month: string }>(
    manager,
    sql`SELECT DISTINCT c.month FROM (SELECT DISTINCT month FROM month_count) c CROSS JOIN ${unsentBelow(organizationId)}
      WHERE r.month = c.month AND r.superior_id = s.organization_id AND r.state IN (${UNSENT}) ORDER BY c.month`,
  );
  return rows.map(({ month }) => month);
}

/** On PostgreSQL, in the order in which everybody takes them; held to the end of the transaction. */
export async function lockOpenBelow(manager: EntityManager, organizationId: string, month: string): Promise<void> {
  await ask(
    manager,
    sql`SELECT r.obligation_id FROM ${unsentBelow(organizationId)} WHERE ${isUnsent(month)} ORDER BY r.cell_id FOR UPDATE OF r`,
  );
}

/** Committees that have any. */
export async function committeesOpen(manager: EntityManager, organizationId: string, month: string): Promise<string[]> {
  const rows = await ask<{ superior_id: string }>(
    manager,
    sql`SELECT DISTINCT r.superior_id FROM ${unsentBelow(organizationId)} WHERE ${isUnsent(month)} ORDER BY r.superior_id`,
  );
  return rows.map((row) => row.superior_id);
}

/** Branches whose rows are not plain. */
export async function cellsNotPlain(manager: EntityManager, organizationId: string, month: string): Promise<string[]> {
  const rows = await ask<{ cell_id: string }>(
    manager,
    sql`SELECT r.cell_id FROM ${unsentBelow(organizationId)} WHERE ${isUnsent(month)} AND NOT (${isPlain(month)})
      ORDER BY r.cell_id`,
  );
  return rows.map((row) => row.cell_id);
}

/** Sets the day of the plain rows of some committees, some hundreds at most. */
export async function setPlain(
  manager: EntityManager,
  { month, day, committees }: { month: string; day: string; committees: readonly string[] },
): Promise<void> {
  await change(
    manager,
    sql`UPDATE cell_month AS r SET deadline = ${day}
    WHERE r.month = ${month} AND r.superior_id IN (${[...committees]}) AND r.state IN (${UNSENT})
      AND r.deadline <> ${day} AND ${isPlain(month)}`,
  );
}
