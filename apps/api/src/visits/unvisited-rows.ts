import type { UnvisitedRow, UnvisitedSort } from '@chibo/contracts';
import type { VisitCoverage, VisitKind } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import { committeesUnder, holds } from '../organizations/on-day';

/** Whose working group, in which quarters (first and last of some that follow on each other), by the register of which day. */
export interface UnvisitedScope {
  committeeId: string;
  from: string;
  to: string;
  day: string;
}

export interface UnvisitedWanted {
  kind?: VisitKind;
  /** Folded. */
  words: string;
  sort?: UnvisitedSort;
  order?: 'asc' | 'desc';
}

interface Row {
  organization_id: string;
  name: string;
  parent_name: string;
  kind_label: string;
  kind: VisitKind;
  last_on: string | null;
  planned_on: string | null;
}

/** Every organisation under the committee, with whether its working group was there in these quarters. */
function places({ committeeId, from, to, day }: UnvisitedScope): Sql {
  const within = sql`v.organization_id = link.child_id AND v.committee_id = ${committeeId} AND v.quarter >= ${from} AND v.quarter <= ${to}`;
  return sql`
    SELECT link.child_id AS organization_id, p.name, p.folded, p.sort_key, k.label AS kind_label,
      CASE WHEN k.is_cell = 1 THEN 'CELL' ELSE 'COMMITTEE' END AS kind,
      above.name AS parent_name, above.folded AS parent_folded, above.sort_key AS parent_sort_key,
      CASE WHEN EXISTS (SELECT 1 FROM visit v WHERE ${within} AND v.state = 'DONE') THEN 1 ELSE 0 END AS visited
    FROM (${committeesUnder(committeeId, day)}) s CROSS JOIN organization_link link
    CROSS JOIN organization_profile p CROSS JOIN organization_kind k CROSS JOIN organization_profile above
    WHERE link.parent_id = s.organization_id AND ${holds('link', day)}
      AND p.organization_id = link.child_id AND ${holds('p', day)} AND k.code = p.kind
      AND above.organization_id = link.parent_id AND ${holds('above', day)}`;
}

function found(scope: UnvisitedScope, { kind, words }: UnvisitedWanted): Sql {
  const ofKind = kind ? sql`AND o.kind = ${kind}` : sql``;
  const named = words ? sql`AND ${contains(sql`o.folded || ' ' || o.parent_folded`, words)}` : sql``;
  return sql`FROM (${places(scope)}) o WHERE o.visited = 0 ${ofKind} ${named}`;
}

/** The days of those in sight, or of all where they are what the order is. */
function withDays({ committeeId, from, to }: UnvisitedScope): Sql {
  const own = sql`FROM visit v WHERE v.organization_id = o.organization_id AND v.committee_id = ${committeeId}`;
  return sql`o.*, (SELECT max(v.done_on) ${own} AND v.state = 'DONE') AS last_on,
    (SELECT min(v.planned_on) ${own} AND v.state = 'PLANNED' AND v.quarter >= ${from} AND v.quarter <= ${to}) AS planned_on`;
}

/** A page of them. */
export async function unvisitedRows(
  manager: EntityManager,
  scope: UnvisitedScope,
  wanted: UnvisitedWanted,
  { limit, offset }: { limit: number; offset: number },
): Promise<UnvisitedRow[]> {
  const rows = await ask<Row>(
    manager,
    sql`SELECT organization_id, name, parent_name, kind_label, kind, last_on, planned_on
      FROM (SELECT ${withDays(scope)} ${found(scope, wanted)}) listed
      ORDER BY ${orderOf(wanted)} parent_sort_key, sort_key, organization_id LIMIT ${limit} OFFSET ${offset}`,
  );
  return rows.map((row) => ({
    organizationId: row.organization_id,
    name: row.name,
    parentName: row.parent_name,
    kindLabel: row.kind_label,
    kind: row.kind,
    ...(row.last_on !== null && { lastOn: row.last_on }),
    ...(row.planned_on !== null && { plannedOn: row.planned_on }),
  }));
}

const KEYS: Readonly<Record<UnvisitedSort, Sql>> = {
  PLACE: sql`parent_sort_key`,
  NAME: sql`sort_key`,
  LAST: sql`COALESCE(last_on, '')`,
};

function orderOf({ sort = 'PLACE', order }: UnvisitedWanted): Sql {
  return sql`${KEYS[sort]} ${order === 'desc' ? sql`DESC` : sql`ASC`},`;
}

export async function countUnvisited(
  manager: EntityManager,
  scope: UnvisitedScope,
  wanted: UnvisitedWanted,
): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n ${found(scope, wanted)}`);
  return Number(n);
}

/** All that stand under the committee, and those of them where nobody was. */
export async function coverageUnder(
  manager: EntityManager,
  scope: UnvisitedScope,
): Promise<{ existing: VisitCoverage; unvisited: VisitCoverage }> {
  const rows = await ask<{ kind: VisitKind; visited: number; n: number | string }>(
    manager,
    sql`SELECT kind, visited, count(*) AS n FROM (${places(scope)}) o GROUP BY kind, visited`,
  );
  const count = (which: (row: (typeof rows)[number]) => boolean): VisitCoverage => {
    const of = (kind: VisitKind): number =>
      rows.filter((row) => row.kind === kind && which(row)).reduce((sum, { n }) => sum + Number(n), 0);
    return { committees: of('COMMITTEE'), cells: of('CELL') };
  };
  return { existing: count(() => true), unvisited: count(({ visited }) => visited === 0) };
}
