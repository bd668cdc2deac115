import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import { committeesUnder, holds } from '../organizations/on-day';
import type { OrganizationNode } from '../organizations/tree';

/**
 * `id` of the grassroots organisations under a committee on a day, that is of what stands directly under one of the upper tier
 * and is not of it: a đảng bộ cơ sở, a chi bộ cơ sở. Of one of these itself, itself.
 */
export function grassrootsUnder(path: readonly OrganizationNode[], day: string): Sql {
  const [node] = path;
  if (isGrassroots(path)) return sql`SELECT o.id FROM organization o WHERE o.id = ${node.id}`;
  return sql`
    SELECT link.child_id AS id FROM (${committeesUnder(node?.id ?? '', day)}) s CROSS JOIN organization_link link
    CROSS JOIN organization_profile p CROSS JOIN organization_kind k
    CROSS JOIN organization_profile above CROSS JOIN organization_kind ak
    WHERE link.parent_id = s.organization_id AND ${holds('link', day)}
      AND p.organization_id = link.child_id AND ${holds('p', day)} AND k.code = p.kind AND k.tier <> 'UPPER'
      AND above.organization_id = s.organization_id AND ${holds('above', day)} AND ak.code = above.kind AND ak.tier = 'UPPER'`;
}

/** @param path the organisation first, then all above it */
export function isGrassroots([node, parent]: readonly OrganizationNode[]): boolean {
  return node !== undefined && node.tier !== 'UPPER' && parent?.tier === 'UPPER';
}

export async function countGrassroots(
  manager: EntityManager,
  path: readonly OrganizationNode[],
  day: string,
): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM (${grassrootsUnder(path, day)}) grassroots`,
  );
  return Number(n);
}
