import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql, text } from '../db/sql';
import { holds } from '../organizations/on-day';
import { pathOn } from '../organizations/tree';

/** Which part of a grouping is asked for. */
export interface AskedGroup {
  groupingId: string;
  /** A group; null: those in none; absent: all. */
  groupId?: string | null;
}

/** Rows of group_stay (`alias`) of this grouping that count on a day. */
export function staysOn(alias: string, groupingId: string, day: string): Sql {
  return sql`${text(`${alias}.grouping_id`)} = ${groupingId} AND ${text(`${alias}.dropped_at`)} IS NULL AND ${holds(alias, day)}`;
}

/**
 * The group of an organisation on a day as a value: its own, without one that of the nearest committee above it that has one
 * (the branches of a hospital are of the hospital's field of work); NULL where there is none.
 * @param own its id @param superior the id of what it stands under
 */
export function groupOf({ own, superior }: { own: Sql; superior: Sql }, groupingId: string, day: string): Sql {
  return sql`COALESCE(
    (SELECT stay.group_id FROM group_stay stay WHERE stay.organization_id = ${own} AND ${staysOn('stay', groupingId, day)}),
    (SELECT stay.group_id FROM organization_superior up CROSS JOIN group_stay stay
      WHERE up.organization_id = ${superior} AND ${holds('up', day)}
        AND stay.organization_id = up.superior_id AND ${staysOn('stay', groupingId, day)}
      ORDER BY up.distance LIMIT 1))`;
}

/** Groups of a grouping in their order. */
export function groupsOf(manager: EntityManager, groupingId: string): Promise<{ id: string; name: string }[]> {
  return ask(
    manager,
    sql`SELECT id, name FROM organization_group WHERE grouping_id = ${groupingId} ORDER BY sort, name, id`,
  );
}

/** How many direct subordinates of a committee are of which group on a day; `group_id` NULL: of none. */
export async function countDirect(
  manager: EntityManager,
  committeeId: string,
  groupingId: string,
  day: string,
): Promise<Map<string | null, number>> {
  const group = groupOf({ own: sql`link.child_id`, superior: sql`link.parent_id` }, groupingId, day);
  const rows = await ask<{ group_id: string | null; n: number | string }>(
    manager,
    sql`SELECT group_id, count(*) AS n FROM (
      SELECT ${group} AS group_id FROM organization_link link
      WHERE link.parent_id = ${committeeId} AND ${holds('link', day)}) direct GROUP BY group_id`,
  );
  return new Map(rows.map((row) => [row.group_id, Number(row.n)]));
}

/** Groupings that hold for a committee: its own, then those of the committees above it, the nearest first. */
export async function groupingsFor(
  manager: EntityManager,
  organizationId: string,
  day: string,
): Promise<{ id: string; name: string; groups: { id: string; name: string }[] }[]> {
  const path = (await pathOn(manager, organizationId, day)).map(({ id }) => id);
  if (path.length === 0) return [];
  const rows = await ask<{ id: string; name: string; committee_id: string }>(
    manager,
    sql`SELECT id, name, committee_id FROM organization_grouping WHERE committee_id IN (${path}) ORDER BY name, id`,
  );
  rows.sort((a, b) => path.indexOf(a.committee_id) - path.indexOf(b.committee_id));
  const groupings = [];
  for (const { id, name } of rows) groupings.push({ id, name, groups: await groupsOf(manager, id) });
  return groupings;
}
