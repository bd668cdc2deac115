import type { Leadership } from '@chibo/domain';
import { addDays, lastDayOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { remembered } from '../db/memory';
import type { Organization } from './organization.entities';

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
  nationalCode: string | null;
}

interface NodeRow {
  id: string;
  parent_id: string | null;
  code: string;
  name: string;
  kind: string;
  leadership: Leadership;
  min_minutes_override: number | null;
  national_code: string | null;
}

interface KindRow {
  label: string;
  tier: OrganizationNode['tier'];
  is_cell: number;
  sort: number;
}

function asNode(row: NodeRow, kind: KindRow): OrganizationNode {
  const { id, parent_id: parentId, code, name, leadership, min_minutes_override: minMinutesOverride } = row;
  const nationalCode = row.national_code;
  const { label: kindLabel, tier, sort: kindSort } = kind;
  const isCell = kind.is_cell === 1;
  return {
    id,
    parentId,
    code,
    name,
    kind: row.kind,
    kindLabel,
    tier,
    isCell,
    kindSort,
    leadership,
    minMinutesOverride,
    nationalCode,
  };
}

/** The day whose tree a month has: its last one, or today while that has not come. */
export function treeDay(month: string, today: string): string {
  const last = lastDayOf(month);
  return today < last ? today : last;
}

/** Kinds are few and long in words: they are read once beside the nodes, not with each of them. */
export async function kindsByCode(manager: EntityManager): Promise<Map<string, KindRow>> {
  type Coded = KindRow & { code: string };
  const kinds = await remembered(
    manager,
    'register',
    'kinds',
    () => manager.sql<Coded[]>`SELECT code, label, tier, is_cell, sort FROM organization_kind`,
  );
  return new Map(kinds.map((kind) => [kind.code, kind]));
}

/**
 * The organisation and all above it on `day`, itself first, the root last. Empty when it does not exist that day. CROSS JOIN:
 * from the few of the path, never from all profiles there are.
 */
export function pathOn(manager: EntityManager, id: string, day: string): Promise<readonly OrganizationNode[]> {
  return remembered(manager, 'register', `path ${id} ${day}`, () => readPath(manager, id, day));
}

/**
 * The same by today's tree; of an organisation that is no more as on its last day, of one that is yet to come as on its first.
 * Empty when there is no such organisation.
 */
export async function placeOf(manager: EntityManager, id: string, today: string): Promise<readonly OrganizationNode[]> {
  const path = await pathOn(manager, id, today);
  if (path.length > 0) return path;
  const [known] = await manager.sql<{ exists_from: string; exists_to: string | null }[]>`
    SELECT exists_from, exists_to FROM organization WHERE id = ${id}`;
  if (!known) return [];
  return pathOn(manager, id, placeDay({ existsFrom: known.exists_from, existsTo: known.exists_to }, today));
}

/** The day by which an organisation has its place: today, its last or its first. */
export function placeDay(
  { existsFrom, existsTo }: Pick<Organization, 'existsFrom' | 'existsTo'>,
  today: string,
): string {
  if (existsTo !== null && existsTo <= today) return addDays(existsTo, -1);
  return existsFrom > today ? existsFrom : today;
}

async function readPath(manager: EntityManager, id: string, day: string): Promise<OrganizationNode[]> {
  const rows = await manager.sql<(NodeRow & KindRow)[]>`
    WITH RECURSIVE path (id, depth) AS (
      SELECT organization.id, 0 FROM organization
        WHERE organization.id = ${id} AND organization.exists_from <= ${day} AND (organization.exists_to IS NULL OR organization.exists_to > ${day})
      UNION ALL
      SELECT link.parent_id, path.depth + 1 FROM path
      JOIN organization_link link ON link.child_id = path.id
        AND link.valid_from <= ${day} AND (link.valid_to IS NULL OR link.valid_to > ${day})
    )
    SELECT path.id, (
        SELECT above.parent_id FROM organization_link above WHERE above.child_id = path.id
          AND above.valid_from <= ${day} AND (above.valid_to IS NULL OR above.valid_to > ${day})
      ) AS parent_id, p.code, p.name, p.kind, p.leadership, p.min_minutes_override, p.national_code, k.label, k.tier, k.is_cell, k.sort
    FROM path CROSS JOIN organization_profile p CROSS JOIN organization_kind k
    WHERE p.organization_id = path.id AND p.valid_from <= ${day} AND (p.valid_to IS NULL OR p.valid_to > ${day})
      AND k.code = p.kind
    ORDER BY path.depth`;
  return rows.map((row) => asNode(row, row));
}

/** The direct subordinates of an organisation on a day, in no order. */
export function childrenOn(manager: EntityManager, id: string, day: string): Promise<readonly OrganizationNode[]> {
  return remembered(manager, 'register', `children ${id} ${day}`, () => readChildren(manager, id, day));
}

async function readChildren(manager: EntityManager, id: string, day: string): Promise<OrganizationNode[]> {
  const rows = await manager.sql<(NodeRow & KindRow)[]>`
    SELECT link.child_id AS id, link.parent_id, p.code, p.name, p.kind, p.leadership, p.min_minutes_override, p.national_code,
      k.label, k.tier, k.is_cell, k.sort
    FROM organization_link link CROSS JOIN organization_profile p CROSS JOIN organization_kind k
    WHERE link.parent_id = ${id} AND link.valid_from <= ${day} AND (link.valid_to IS NULL OR link.valid_to > ${day})
      AND p.organization_id = link.child_id AND p.valid_from <= ${day} AND (p.valid_to IS NULL OR p.valid_to > ${day})
      AND k.code = p.kind`;
  return rows.map((row) => asNode(row, row));
}

/** These organisations as they stand on a day, or last stood before it. */
export function lastKnown(manager: EntityManager, ids: string[], day: string): Promise<Map<string, OrganizationNode>> {
  return lastBefore(manager, ids, addDays(day, 1));
}

/** These organisations as they last stood before a day, wherever that was: rows of branches that have left a tree need it. */
export async function lastBefore(
  manager: EntityManager,
  ids: readonly string[],
  day: string,
): Promise<Map<string, OrganizationNode>> {
  const nodes = new Map<string, OrganizationNode>();
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await manager.sql<(NodeRow & KindRow)[]>`
      SELECT p.organization_id AS id, NULL AS parent_id, p.code, p.name, p.kind, p.leadership, p.min_minutes_override, p.national_code,
        k.label, k.tier, k.is_cell, k.sort
      FROM organization_profile p JOIN organization_kind k ON k.code = p.kind
      WHERE p.organization_id IN (${() => ids.slice(at, at + BATCH)}) AND p.valid_from < ${day} ORDER BY p.valid_from`;
    for (const row of rows) nodes.set(row.id, asNode(row, row));
  }
  return nodes;
}

/** Organisations per statement, below the limits on parameters of both databases. */
const BATCH = 500;
