import type { ReadinessQuery, ReadinessRow } from '@chibo/contracts';
import type { ReadinessGap, Role } from '@chibo/domain';
import { addDays, ENDING_DAYS, foldVietnamese, READINESS_GAPS } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { BRANCH, OFFICE } from '../accounts/acting';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import { holds, reachedFrom } from '../organizations/on-day';

/** Where and when it is looked. */
export interface Looked {
  /** Some few, with all that stands under them. */
  roots: readonly string[];
  day: string;
}

/** Somebody who can sign in acts in one of these roles at `o` on a day. */
function acting(roles: readonly Role[], day: string, organization = sql`o.id`): Sql {
  return sql`EXISTS (SELECT 1 FROM role_assignment r JOIN account a ON a.id = r.account_id
    WHERE r.organization_id = ${organization} AND r.role IN (${[...roles]}) AND a.disabled_at IS NULL AND ${holds('r', day)})`;
}

/** A branch stands directly under `o`. */
function hasCells(day: string): Sql {
  return sql`EXISTS (SELECT 1 FROM organization_link below
    JOIN organization_profile cp ON cp.organization_id = below.child_id AND ${holds('cp', day)}
    JOIN organization_kind ck ON ck.code = cp.kind AND ck.is_cell = 1
    WHERE below.parent_id = o.id AND ${holds('below', day)})`;
}

/** Ends soon, and nobody in the same roles is there on the day after. */
function ending(roles: readonly Role[], day: string): Sql {
  return sql`EXISTS (SELECT 1 FROM role_assignment r JOIN account a ON a.id = r.account_id
    WHERE r.organization_id = o.id AND r.role IN (${[...roles]}) AND a.disabled_at IS NULL AND ${holds('r', day)}
      AND r.valid_to <= ${addDays(day, ENDING_DAYS)} AND NOT EXISTS (
        SELECT 1 FROM role_assignment next JOIN account b ON b.id = next.account_id
        WHERE next.organization_id = o.id AND next.role IN (${[...roles]}) AND b.disabled_at IS NULL
          AND next.valid_from <= r.valid_to AND (next.valid_to IS NULL OR next.valid_to > r.valid_to)))`;
}

/** On `o` with its kind `k` and the one directly above, `link`. */
const CONDITION: Readonly<Record<ReadinessGap, (day: string) => Sql>> = {
  NO_SCORER: (day) => sql`k.is_cell = 1 AND NOT ${acting(BRANCH, day)}`,
  NO_VERIFIER: (day) => sql`k.is_cell = 0 AND ${hasCells(day)} AND NOT ${acting(OFFICE, day)}`,
  NO_DECIDER: (day) => sql`k.is_cell = 0 AND EXISTS (
    SELECT 1 FROM committee_setting cs WHERE cs.organization_id = o.id AND cs.decides = 'SUPERIOR')
    AND link.parent_id IS NOT NULL AND NOT ${acting(OFFICE, day, sql`link.parent_id`)}`,
  ENDING: (day) => sql`((k.is_cell = 1 AND ${ending(BRANCH, day)}) OR (k.is_cell = 0 AND ${ending(OFFICE, day)}))`,
  TWO_SECRETARIES: (day) => sql`k.is_cell = 1 AND (
    SELECT count(DISTINCT r.account_id) FROM role_assignment r JOIN account a ON a.id = r.account_id
    WHERE r.organization_id = o.id AND r.role = 'CELL_SECRETARY' AND a.disabled_at IS NULL AND ${holds('r', day)}) > 1`,
};

/** Organisations of the day that lack this, with what stands directly above them. */
function lacking(gap: ReadinessGap, { roots, day }: Looked, columns: Sql): Sql {
  return sql`SELECT ${columns} FROM (${reachedFrom(roots, day)}) reached
    JOIN organization o ON o.id = reached.organization_id
      AND o.exists_from <= ${day} AND (o.exists_to IS NULL OR o.exists_to > ${day})
    JOIN organization_profile p ON p.organization_id = o.id AND ${holds('p', day)}
    JOIN organization_kind k ON k.code = p.kind
    LEFT JOIN organization_link link ON link.child_id = o.id AND ${holds('link', day)}
    WHERE ${CONDITION[gap](day)}`;
}

export async function countGaps(manager: EntityManager, looked: Looked): Promise<Record<ReadinessGap, number>> {
  const parts = READINESS_GAPS.map((gap) => lacking(gap, looked, sql`CAST(${gap} AS text) AS gap, count(*) AS n`));
  const rows = await ask<{ gap: ReadinessGap; n: number | string }>(
    manager,
    parts.reduce((all, each) => sql`${all} UNION ALL ${each}`),
  );
  return Object.fromEntries(rows.map(({ gap, n }) => [gap, Number(n)])) as Record<ReadinessGap, number>;
}

/** How many of each sort stand under every committee that has some, itself included: for notices, in one statement. */
export async function gapsByCommittee(
  manager: EntityManager,
  looked: Looked,
): Promise<Map<string, Partial<Record<ReadinessGap, number>>>> {
  const of = (gap: ReadinessGap): Sql => lacking(gap, looked, sql`o.id, link.parent_id, CAST(${gap} AS text) AS gap`);
  const all = READINESS_GAPS.map(of).reduce((before, each) => sql`${before} UNION ALL ${each}`);
  const rows = await ask<{ id: string; gap: ReadinessGap; n: number | string }>(
    manager,
    sql`SELECT s.superior_id AS id, g.gap, count(*) AS n FROM (${all}) g
      JOIN organization_superior s ON s.organization_id = g.parent_id AND ${holds('s', looked.day)}
      GROUP BY s.superior_id, g.gap`,
  );
  const found = new Map<string, Partial<Record<ReadinessGap, number>>>();
  for (const { id, gap, n } of rows) found.set(id, { ...found.get(id), [gap]: Number(n) });
  return found;
}

/** A page of them in the order of their sorts, then by name. */
export async function listGaps(
  manager: EntityManager,
  looked: Looked,
  { gap, q = '' }: ReadinessQuery,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: ReadinessRow[]; total: number }> {
  const named = q.trim() ? contains(sql`p.folded`, foldVietnamese(q)) : sql`1 = 1`;
  const wanted = READINESS_GAPS.filter((each) => gap === undefined || each === gap);
  const all = wanted
    .map(
      (each) =>
        sql`${lacking(each, looked, sql`CAST(${READINESS_GAPS.indexOf(each)} AS integer) AS place, o.id, p.name, p.sort_key, k.is_cell, link.parent_id`)} AND ${named}`,
    )
    .reduce((before, each) => sql`${before} UNION ALL ${each}`);
  const rows = await ask<{ place: number; id: string; name: string; is_cell: number; parent_name: string | null }>(
    manager,
    sql`SELECT g.place, g.id, g.name, g.is_cell, above.name AS parent_name FROM (${all}) g
      LEFT JOIN organization_profile above ON above.organization_id = g.parent_id AND ${holds('above', looked.day)}
      ORDER BY g.place, g.sort_key, g.id LIMIT ${limit} OFFSET ${offset}`,
  );
  const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n FROM (${all}) g`);
  return {
    rows: rows.map(({ place, id, name: organizationName, is_cell: isCell, parent_name: parentName }) => ({
      ...{ gap: READINESS_GAPS[Number(place)], organizationId: id, organizationName, isCell: Number(isCell) === 1 },
      ...(parentName !== null && { parentName }),
    })),
    total: Number(n),
  };
}
