import type { VisitCandidate } from '@chibo/domain';
import { SENT_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import { committeesUnder, holds } from '../organizations/on-day';
import type { Barred } from '../scorecards/blind-scores';

/** Whose branches, for which quarter, by which cards. */
export interface CandidateScope {
  committeeId: string;
  quarter: string;
  /** Whose tree it is. */
  today: string;
  /** Months whose cards are looked at. */
  months: readonly string[];
  /** What the reader is not to see yet. */
  barred: Barred;
}

/** Branches nobody has visited or is to visit in the quarter, numbered from 1 in a lasting order. */
function unvisited({ committeeId, quarter, today }: CandidateScope): Sql {
  return sql`
    SELECT link.child_id AS cell_id, row_number() OVER (ORDER BY link.child_id) AS place
    FROM (${committeesUnder(committeeId, today)}) s CROSS JOIN organization_link link
    CROSS JOIN organization_profile p CROSS JOIN organization_kind k
    WHERE link.parent_id = s.organization_id AND ${holds('link', today)}
      AND p.organization_id = link.child_id AND ${holds('p', today)} AND k.code = p.kind AND k.is_cell = 1
      AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.committee_id = ${committeeId} AND v.quarter = ${quarter}
        AND v.organization_id = link.child_id AND v.state IN ('PLANNED', 'DONE'))`;
}

/** How many there are. */
export async function countCandidates(manager: EntityManager, scope: CandidateScope): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM (${unvisited(scope)}) candidates`,
  );
  return Number(n);
}

/** Those at some places (from 1; some hundreds), without their gaps. */
export async function candidatesAt(
  manager: EntityManager,
  scope: CandidateScope,
  places: readonly number[],
): Promise<string[]> {
  const rows = await ask<{ cell_id: string }>(
    manager,
    sql`SELECT cell_id FROM (${unvisited(scope)}) candidates WHERE place IN (${[0, ...places]}) ORDER BY place`,
  );
  return rows.map((row) => row.cell_id);
}

/** Those with the widest mean gap between the own score and a second one, the widest first. */
export async function widestGaps(manager: EntityManager, scope: CandidateScope, most: number): Promise<string[]> {
  const rows = await ask<{ cell_id: string }>(
    manager,
    sql`SELECT cell_id FROM (
      SELECT r.cell_id, ABS(AVG(r.self_total - r.verified_total)) AS verified, ABS(AVG(r.self_total - r.observed_total)) AS observed
      FROM (${unvisited(scope)}) candidates CROSS JOIN cell_month r
      WHERE r.cell_id = candidates.cell_id AND ${isSeen(scope)} GROUP BY r.cell_id
    ) gaps WHERE verified IS NOT NULL OR observed IS NOT NULL
    ORDER BY CASE WHEN verified IS NULL OR observed > verified THEN observed ELSE verified END DESC, cell_id LIMIT ${most}`,
  );
  return rows.map((row) => row.cell_id);
}

interface GapRow {
  cell_id: string;
  self_total: number;
  verified_total: number | null;
  observed_total: number | null;
}

/** Some hundreds of them with their gaps, month by month. */
export async function withGaps(
  manager: EntityManager,
  scope: CandidateScope,
  cells: readonly string[],
): Promise<VisitCandidate[]> {
  const rows = await ask<GapRow>(
    manager,
    sql`SELECT r.cell_id, r.self_total, r.verified_total, r.observed_total FROM cell_month r
      WHERE r.cell_id IN (${['', ...cells]}) AND ${isSeen(scope)}`,
  );
  const byCell = Map.groupBy(rows, (row) => row.cell_id);
  return cells.map((organizationId) => {
    const of = byCell.get(organizationId) ?? [];
    const verifiedGaps = of.flatMap((row) =>
      row.verified_total === null ? [] : [row.self_total - row.verified_total],
    );
    const observedGaps = of.flatMap((row) =>
      row.observed_total === null ? [] : [row.self_total - row.observed_total],
    );
    return { organizationId, verifiedGaps, observedGaps, visited: false };
  });
}

/** A sent card (`r`) of one of the months whose scores the reader may see. */
function isSeen({ months, barred }: CandidateScope): Sql {
  const all = sql`r.month IN (${[...months]}) AND r.state IN (${[...SENT_STATES]}) AND r.self_total IS NOT NULL`;
  return months.reduce((seen, month) => {
    const hidden = [...barred.cellsOf(month)];
    return hidden.length === 0 ? seen : sql`${seen} AND NOT (r.month = ${month} AND r.cell_id IN (${hidden}))`;
  }, all);
}

/** Names of some organisations and of their superiors on a day. */
export async function namesWithin(
  manager: EntityManager,
  ids: readonly string[],
  day: string,
): Promise<Map<string, { name: string; parentName: string }>> {
  const rows = await ask<{ id: string; name: string; parent_name: string }>(
    manager,
    sql`SELECT p.organization_id AS id, p.name, above.name AS parent_name FROM organization_profile p
      JOIN organization_link link ON link.child_id = p.organization_id AND ${holds('link', day)}
      JOIN organization_profile above ON above.organization_id = link.parent_id AND ${holds('above', day)}
      WHERE p.organization_id IN (${['', ...ids]}) AND ${holds('p', day)}`,
  );
  return new Map(rows.map(({ id, name, parent_name: parentName }) => [id, { name, parentName }]));
}
