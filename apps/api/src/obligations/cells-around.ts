import type { RegisteredCell } from '@chibo/domain';
import { addMonths, firstDayOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { holds } from '../organizations/on-day';
import type { OrganizationNode } from '../organizations/tree';
import { lastBefore } from '../organizations/tree';

/** Branches that ended or begin so many months before or after a month are listed with it. */
export const AROUND_MONTHS = 3;

/** A branch that stands, stood or will stand under a committee around a month. */
export interface CellAround extends RegisteredCell {
  node: OrganizationNode;
  /** Its last superior in this time. */
  parent?: OrganizationNode;
}

interface LinkRow {
  id: string;
  parent_id: string;
  valid_from: string;
  valid_to: string | null;
  exists_from: string;
  exists_to: string | null;
  /** 1 or true: its month was opened, here or elsewhere. */
  opened: number | boolean;
}

/** Every branch below the committee on some day around the month that is not counted there, as it last stood then. */
export async function cellsBeside(manager: EntityManager, scope: MonthScope): Promise<CellAround[]> {
  const { organizationId, month } = scope;
  const to = firstDayOf(addMonths(month, AROUND_MONTHS + 1));
  const byChild = Map.groupBy(await linksBeside(manager, scope, to), ({ id }) => id);
  const parents = [...byChild.values()].flatMap((links) => links.map((link) => link.parent_id));
  const nodes = await lastBefore(manager, [...new Set([organizationId, ...byChild.keys(), ...parents])], to);
  return [...byChild].flatMap(([id, links]) => {
    const node = nodes.get(id);
    return node?.isCell ? [cellAround(node, links, nodes)] : [];
  });
}

/** Links of that time to what has no row in the month of this committee, in order. */
function linksBeside(
  manager: EntityManager,
  { organizationId, month, day }: MonthScope,
  to: string,
): Promise<LinkRow[]> {
  const from = firstDayOf(addMonths(month, -AROUND_MONTHS));
  return ask(
    manager,
    sql`SELECT DISTINCT link.child_id AS id, link.parent_id, link.valid_from, link.valid_to, o.exists_from, o.exists_to,
        EXISTS (SELECT 1 FROM cell_month r WHERE r.cell_id = link.child_id AND r.month = ${month}) AS opened
      FROM organization_superior s CROSS JOIN organization_link link CROSS JOIN organization o
      WHERE s.superior_id = ${organizationId} AND s.valid_from < ${to} AND (s.valid_to IS NULL OR s.valid_to > ${from})
        AND link.parent_id = s.organization_id AND link.valid_from < ${to} AND (link.valid_to IS NULL OR link.valid_to > ${from})
        AND o.id = link.child_id AND o.exists_from < ${to} AND (o.exists_to IS NULL OR o.exists_to > ${from})
        AND NOT EXISTS (
          SELECT 1 FROM cell_month r JOIN organization_superior counted ON counted.organization_id = r.superior_id
          WHERE r.cell_id = link.child_id AND r.month = ${month} AND counted.superior_id = ${organizationId}
            AND ${holds('counted', day)})
      ORDER BY link.valid_from`,
  );
}

function cellAround(
  node: OrganizationNode,
  links: readonly LinkRow[],
  nodes: ReadonlyMap<string, OrganizationNode>,
): CellAround {
  const [{ exists_from: existsFrom, exists_to: existsTo, opened }] = links;
  return {
    node,
    parent: nodes.get(links.at(-1)?.parent_id ?? ''),
    existsFrom,
    opened: Boolean(Number(opened)),
    existsTo: existsTo ?? undefined,
    links: links.map(({ valid_from, valid_to }) => ({ from: valid_from, to: valid_to ?? undefined })),
  };
}
