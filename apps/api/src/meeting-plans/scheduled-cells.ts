import { foldVietnamese } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import { committeesUnder, holds } from '../organizations/on-day';

/** Branches of a subtree (or the branch itself) on a day. */
export interface ScheduleScope {
  organizationId: string;
  day: string;
  /** Anywhere in name or code of the branch or its superior, without accents. */
  q?: string;
}

export interface ScheduledCell {
  id: string;
  name: string;
  parent_name: string;
}

/** By superior and name. */
export function listScheduled(
  manager: EntityManager,
  scope: ScheduleScope,
  { limit, offset }: { limit: number; offset: number },
): Promise<ScheduledCell[]> {
  return ask<ScheduledCell>(
    manager,
    sql`SELECT id, name, parent_name FROM (${cells(scope)}) cells WHERE ${matching(scope)}
      ORDER BY parent_sort_key, sort_key, code, id LIMIT ${limit} OFFSET ${offset}`,
  );
}

/** How many of all there are, and of these how many have planned, fit the words, under how many superiors. */
export async function countScheduled(
  manager: EntityManager,
  scope: ScheduleScope,
  month: string,
): Promise<{ all: number; found: number; planned: number; superiors: number }> {
  const [row] = await ask<Record<'n' | 'found' | 'planned' | 'superiors', number | string>>(
    manager,
    sql`SELECT count(*) AS n, COUNT(CASE WHEN ${matching(scope)} THEN 1 END) AS found,
        COUNT(plan.id) AS planned, COUNT(DISTINCT parent_id) AS superiors
      FROM (${cells(scope)}) cells LEFT JOIN meeting_plan plan ON plan.cell_id = cells.id AND plan.month = ${month}`,
  );
  const { n, found, planned, superiors } = row;
  return { all: Number(n), found: Number(found), planned: Number(planned), superiors: Number(superiors) };
}

function cells({ organizationId, day }: ScheduleScope): Sql {
  return sql`
    SELECT p.organization_id AS id, p.name, p.code, p.sort_key, v.parent_id,
      above.name AS parent_name, above.sort_key AS parent_sort_key, p.folded || ' ' || above.folded AS folded
    FROM (
      SELECT link.child_id, link.parent_id FROM (${committeesUnder(organizationId, day)}) s
      CROSS JOIN organization_link link WHERE link.parent_id = s.organization_id AND ${holds('link', day)}
      UNION SELECT child_id, parent_id FROM organization_link link WHERE child_id = ${organizationId} AND ${holds('link', day)}
    ) v CROSS JOIN organization_profile p CROSS JOIN organization_kind k CROSS JOIN organization_profile above
    WHERE p.organization_id = v.child_id AND ${holds('p', day)} AND k.code = p.kind AND k.is_cell = 1
      AND above.organization_id = v.parent_id AND ${holds('above', day)}`;
}

function matching({ q }: ScheduleScope): Sql {
  return q ? contains(sql`folded`, foldVietnamese(q)) : sql`1 = 1`;
}
