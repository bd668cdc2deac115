import type { RegisteredCell } from '@chibo/domain';
import { addMonths, firstDayOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { OrganizationNode } from '../organizations/tree';
import { lastBefore } from '../organizations/tree';

/** Branches that ended or begin so many months before or after a month are listed with it. */
export const AROUND_MONTHS = 3;

/** A branch that stands, stood or will stand under a committee around a month. */
export interface CellAround extends Omit<RegisteredCell, 'opened'> {
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
}

/** Every branch below `rootId` on some day around the month, as it last stood then. */
export async function cellsAround(manager: EntityManager, rootId: string, month: string): Promise<CellAround[]> {
  const [from, to] = [firstDayOf(addMonths(month, -AROUND_MONTHS)), firstDayOf(addMonths(month, AROUND_MONTHS + 1))];
  const rows = await linksBelow(manager, rootId, from, to);
  const byChild = Map.groupBy(rows, ({ id }) => id);
  const nodes = await lastBefore(manager, [...new Set([rootId, ...byChild.keys()])], to);
  return [...byChild].flatMap(([id, links]) => {
    const node = nodes.get(id);
    return node?.isCell ? [cellAround(node, links, nodes)] : [];
  });
}

/** Links of that time, level by level from the root; UNION keeps a branch that went and came from being walked twice. */
function linksBelow(manager: EntityManager, rootId: string, from: string, to: string): Promise<LinkRow[]> {
  return manager.sql<LinkRow[]>`
    WITH RECURSIVE around (id) AS (
      SELECT CAST(${rootId} AS text)
      UNION
      SELECT link.child_id FROM around JOIN organization_link link ON link.parent_id = around.id
        AND link.valid_from < ${to} AND (link.valid_to IS NULL OR link.valid_to > ${from})
    )
    SELECT link.child_id AS id, link.parent_id, link.valid_from, link.valid_to, o.exists_from, o.exists_to
    FROM around JOIN organization_link link ON link.parent_id = around.id
      AND link.valid_from < ${to} AND (link.valid_to IS NULL OR link.valid_to > ${from})
    JOIN organization o ON o.id = link.child_id AND o.exists_from < ${to} AND (o.exists_to IS NULL OR o.exists_to > ${from})
    ORDER BY link.valid_from`;
}

function cellAround(
  node: OrganizationNode,
  links: readonly LinkRow[],
  nodes: ReadonlyMap<string, OrganizationNode>,
): CellAround {
  const [{ exists_from: existsFrom, exists_to: existsTo }] = links;
  return {
    node,
    parent: nodes.get(links.at(-1)?.parent_id ?? ''),
    existsFrom,
    existsTo: existsTo ?? undefined,
    links: links.map(({ valid_from, valid_to }) => ({ from: valid_from, to: valid_to ?? undefined })),
  };
}
