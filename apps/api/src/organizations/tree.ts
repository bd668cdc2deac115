import type { Leadership } from '@chibo/domain';
import type { EntityManager } from 'typeorm';

/** An organisation as it stood on one day. */
export interface OrganizationNode {
  id: string;
  parentId: string | null;
  code: string;
  name: string;
  kind: string;
  kindLabel: string;
  tier: 'CELL' | 'GRASSROOTS' | 'UPPER';
  isCell: boolean;
  kindSort: number;
  leadership: Leadership;
  minMinutesOverride: number | null;
}

interface NodeRow {
  id: string;
  parent_id: string | null;
  code: string;
  name: string;
  kind: string;
  kind_label: string;
  tier: OrganizationNode['tier'];
  is_cell: number;
  kind_sort: number;
  leadership: Leadership;
  min_minutes_override: number | null;
}

function asNode(row: NodeRow): OrganizationNode {
  const { parent_id, kind_label, is_cell, kind_sort, min_minutes_override, ...same } = row;
  return {
    ...same,
    parentId: parent_id,
    kindLabel: kind_label,
    isCell: Number(is_cell) === 1,
    kindSort: kind_sort,
    minMinutesOverride: min_minutes_override,
  };
}

/** Columns of a node; `o` is the organisation, `l` its link and `p` its profile on the day. */
const NODE = `o.id, l.parent_id, p.code, p.name, p.kind, k.label AS kind_label, k.tier, k.is_cell, k.sort AS kind_sort,
  p.leadership, p.min_minutes_override`;

/**
 * Every organisation under `rootId` on `day`, the root first (parents before children). Derived from the dated rows at
 * each call: there is no path index to keep in step.
 */
export async function subtreeOn(manager: EntityManager, rootId: string, day: string): Promise<OrganizationNode[]> {
  const rows = await manager.sql<NodeRow[]>`
    WITH RECURSIVE tree (id, depth) AS (
      SELECT organization.id, 0 FROM organization WHERE organization.id = ${rootId}
      UNION ALL
      SELECT link.child_id, tree.depth + 1 FROM tree
      JOIN organization_link link ON link.parent_id = tree.id
        AND link.valid_from <= ${day} AND (link.valid_to IS NULL OR link.valid_to > ${day})
    )
    SELECT ${() => NODE} FROM tree
    JOIN organization o ON o.id = tree.id AND o.exists_from <= ${day} AND (o.exists_to IS NULL OR o.exists_to > ${day})
    JOIN organization_profile p ON p.organization_id = o.id AND p.valid_from <= ${day} AND (p.valid_to IS NULL OR p.valid_to > ${day})
    JOIN organization_kind k ON k.code = p.kind
    LEFT JOIN organization_link l ON l.child_id = o.id AND l.valid_from <= ${day} AND (l.valid_to IS NULL OR l.valid_to > ${day})
    ORDER BY tree.depth, o.id`;
  return rows.map(asNode);
}

/** The organisation and all above it on `day`, itself first, the root last. Empty when it does not exist that day. */
export async function pathOn(manager: EntityManager, id: string, day: string): Promise<OrganizationNode[]> {
  const rows = await manager.sql<NodeRow[]>`
    WITH RECURSIVE path (id, depth) AS (
      SELECT organization.id, 0 FROM organization
        WHERE organization.id = ${id} AND organization.exists_from <= ${day} AND (organization.exists_to IS NULL OR organization.exists_to > ${day})
      UNION ALL
      SELECT link.parent_id, path.depth + 1 FROM path
      JOIN organization_link link ON link.child_id = path.id
        AND link.valid_from <= ${day} AND (link.valid_to IS NULL OR link.valid_to > ${day})
    )
    SELECT ${() => NODE} FROM path
    JOIN organization o ON o.id = path.id
    JOIN organization_profile p ON p.organization_id = o.id AND p.valid_from <= ${day} AND (p.valid_to IS NULL OR p.valid_to > ${day})
    JOIN organization_kind k ON k.code = p.kind
    LEFT JOIN organization_link l ON l.child_id = o.id AND l.valid_from <= ${day} AND (l.valid_to IS NULL OR l.valid_to > ${day})
    ORDER BY path.depth`;
  return rows.map(asNode);
}

/** Branches that exist on some day of the period [from, to). */
export async function cellsDuring(manager: EntityManager, from: string, to: string): Promise<string[]> {
  const rows = await manager.sql<{ id: string }[]>`
    SELECT DISTINCT o.id FROM organization o
    JOIN organization_profile p ON p.organization_id = o.id AND p.valid_from < ${to} AND (p.valid_to IS NULL OR p.valid_to > ${from})
    JOIN organization_kind k ON k.code = p.kind AND k.is_cell = 1
    WHERE o.exists_from < ${to} AND (o.exists_to IS NULL OR o.exists_to > ${from})`;
  return rows.map((row) => row.id);
}
