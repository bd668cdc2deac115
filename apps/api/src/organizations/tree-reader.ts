import type { OrganizationNodeView } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import { holds } from './on-day';
import type { RegisterRow } from './register-reader';
import { asView } from './register-reader';

/** A page of the subordinates of one organisation, or of those at the top. */
export interface TreeScope {
  /** Organisations of the reader's roles: some few. */
  roots: readonly string[];
  parentId?: string;
  day: string;
}

interface Row extends RegisterRow {
  exists_from: string;
  exists_to: string | null;
}

/** In the order of the register. */
export async function nodesOf(
  manager: EntityManager,
  scope: TreeScope,
  { limit, offset }: { limit: number; offset: number },
): Promise<OrganizationNodeView[]> {
  const rows = await ask<Row>(
    manager,
    sql`SELECT o.id, p.code, p.name, p.kind, k.label AS kind_label, k.is_cell, p.leadership, p.min_minutes_override,
        p.national_code, link.parent_id, o.exists_from, o.exists_to
      ${joined(scope)} ORDER BY ${ORDER} LIMIT ${limit} OFFSET ${offset}`,
  );
  const ids = rows.map(({ id }) => id);
  const [children, cells] = [await childrenUnder(manager, ids, scope.day), await cellsUnder(manager, ids, scope.day)];
  return rows.map((row) => asNode(row, children.get(row.id) ?? 0, cells.get(row.id) ?? 0));
}

/** All of them, by id, in order: some thousands at most. */
export async function orderOf(manager: EntityManager, scope: TreeScope): Promise<string[]> {
  const rows = await ask<{ id: string }>(manager, sql`SELECT o.id ${joined(scope)} ORDER BY ${ORDER}`);
  return rows.map(({ id }) => id);
}

const ORDER = sql`k.sort, p.sort_key, p.code, o.id`;

/** Subordinates of what stands under a root on that day, or the roots that stand under no other. */
function joined({ roots, parentId, day }: TreeScope): Sql {
  const own = [...roots];
  const reached = sql`SELECT 1 FROM organization_superior s WHERE s.superior_id IN (${own}) AND ${holds('s', day)}`;
  const links = sql`organization_link link ON link.child_id = o.id AND ${holds('link', day)}`;
  const which = parentId
    ? sql`link.parent_id = ${parentId} AND EXISTS (${reached} AND s.organization_id = ${parentId})`
    : sql`o.id IN (${own}) AND o.exists_from <= ${day} AND (o.exists_to IS NULL OR o.exists_to > ${day})
        AND NOT EXISTS (${reached} AND s.organization_id = link.parent_id)`;
  return sql`FROM ${parentId ? sql`organization_link link JOIN organization o ON o.id = link.child_id AND ${holds('link', day)}` : sql`organization o LEFT JOIN ${links}`}
    JOIN organization_profile p ON p.organization_id = o.id AND ${holds('p', day)}
    JOIN organization_kind k ON k.code = p.kind WHERE ${which}`;
}

/** Organisations directly under each. @param ids of a page */
export async function childrenUnder(
  manager: EntityManager,
  ids: readonly string[],
  day: string,
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ask<{ id: string; n: number | string }>(
    manager,
    sql`SELECT link.parent_id AS id, count(*) AS n FROM organization_link link
      WHERE link.parent_id IN (${[...ids]}) AND ${holds('link', day)} GROUP BY link.parent_id`,
  );
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

/** Branches: what stands under somebody and is no committee by its kind. @param ids of a page */
export async function cellsUnder(
  manager: EntityManager,
  ids: readonly string[],
  day: string,
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ask<{ id: string; n: number | string }>(
    manager,
    sql`SELECT s.superior_id AS id, count(*) AS n FROM organization_superior s
      CROSS JOIN organization_link link CROSS JOIN organization_profile p
      WHERE s.superior_id IN (${[...ids]}) AND ${holds('s', day)}
        AND link.parent_id = s.organization_id AND ${holds('link', day)}
        AND p.organization_id = link.child_id AND ${holds('p', day)}
        AND p.kind IN (SELECT code FROM organization_kind WHERE is_cell = 1)
      GROUP BY s.superior_id`,
  );
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

/** Those above each of some organisations of a page, the direct one first, as far up as a root. */
export async function pathsBelow(
  manager: EntityManager,
  organizations: readonly { id: string; parentId?: string }[],
  { roots, day }: TreeScope,
): Promise<Map<string, { id: string; name: string }[]>> {
  const parents = [...new Set(organizations.flatMap(({ parentId }) => parentId ?? []))];
  if (parents.length === 0) return new Map();
  const rows = await ask<{ of_id: string; id: string; name: string }>(
    manager,
    sql`SELECT s.organization_id AS of_id, s.superior_id AS id, p.name FROM organization_superior s
      CROSS JOIN organization_profile p
      WHERE s.organization_id IN (${parents}) AND ${holds('s', day)} AND p.organization_id = s.superior_id AND ${holds('p', day)}
        AND EXISTS (SELECT 1 FROM organization_superior seen
          WHERE seen.organization_id = s.superior_id AND seen.superior_id IN (${[...roots]}) AND ${holds('seen', day)})
      ORDER BY s.distance`,
  );
  const above = Map.groupBy(rows, ({ of_id: of }) => of);
  return new Map(
    organizations.map(({ id, parentId }) => [
      id,
      (above.get(parentId ?? '') ?? []).map(({ id: superior, name }) => ({ id: superior, name })),
    ]),
  );
}

function asNode(row: Row, children: number, cells: number): OrganizationNodeView {
  return { ...asView(row), children, cells, existsFrom: row.exists_from, existsTo: row.exists_to ?? undefined };
}
