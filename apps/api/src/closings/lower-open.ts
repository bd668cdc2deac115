import type { MonthClosingView } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { committeesUnder, isLastProfile } from '../organizations/on-day';

/** Committees below with branches of their own that have not closed the month, in Vietnamese order: the first of them. */
export async function lowerOpen(
  manager: EntityManager,
  { organizationId, month, day }: MonthScope,
  most: number,
): Promise<Pick<MonthClosingView, 'lowerOpen' | 'lowerOpenTotal'>> {
  const rows = await ask<{ id: string; name: string; n: number | string }>(
    manager,
    sql`SELECT p.organization_id AS id, p.name, count(*) OVER () AS n FROM (${committeesUnder(organizationId, day)}) s
      CROSS JOIN organization_profile p
      WHERE s.distance > 0 AND ${isLastProfile('p', 's.organization_id', day)}
        AND EXISTS (SELECT 1 FROM cell_month r WHERE r.month = ${month} AND r.superior_id = s.organization_id)
        AND NOT EXISTS (
          SELECT 1 FROM month_closing closing WHERE closing.month = ${month} AND closing.organization_id = s.organization_id
            AND NOT EXISTS (SELECT 1 FROM month_reopening again WHERE again.closing_id = closing.id))
      ORDER BY p.sort_key, p.code LIMIT ${most}`,
  );
  return { lowerOpen: rows.map(({ id, name }) => ({ id, name })), lowerOpenTotal: Number(rows.at(0)?.n ?? 0) };
}
