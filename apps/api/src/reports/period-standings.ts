import type { RankedInPeriod, RankPeers } from '@chibo/contracts';
import type { PeriodStanding } from '@chibo/domain';
import { comparePeriodStandings, compareVietnamese, meanOf, peerWords, rankWith, sizeClassOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql, text } from '../db/sql';
import { isLastProfile } from '../organizations/on-day';
import { kindsByCode, lastKnown } from '../organizations/tree';
import type { OrganizationNode } from '../organizations/tree';
import type { PeriodScope } from './period-rows';
import { namingDay, periodRows } from './period-rows';

interface StandingRow {
  n: number | string;
  sum: number | string;
  good: number | string;
  sent: number | string;
  on_time: number | string;
}

interface CellRow extends StandingRow {
  cell_id: string;
  cell_kind: string;
  name: string;
  parent_name: string;
  rank: number | null;
  among: number;
}

/** Of a ranking in which all that were found stand together. */
const EVERYBODY = 'Tất cả';

/** What the rows `r` came to. */
const FIGURES = sql`count(r.decided_total) AS n, COALESCE(sum(r.decided_total), 0) AS sum,
  count(CASE WHEN r.decided_band = 'GOOD' THEN 1 END) AS good,
  count(r.sent_on) AS sent, count(CASE WHEN r.sent_on <= r.deadline THEN 1 END) AS on_time`;

/** A fraction whose quotient is exact enough: equal fractions give the same one, and of so many cards no two others do. */
const share = (part: string, of: string): Sql => {
  const [above, below] = [sql`CAST(${text(part)} AS double precision)`, text(of)];
  return sql`CASE WHEN ${below} = 0 THEN 0 ELSE ${above} / ${below} END`;
};

/** comparePeriodStandings() in words of SQL (period-rankings.spec.ts). */
const KEYS = [share('sum', 'n'), share('good', 'n'), share('on_time', 'sent')];
const ORDER = sql`${KEYS[0]} DESC, ${KEYS[1]} DESC, ${KEYS[2]} DESC`;
const ALIKE = sql`${KEYS[0]}, ${KEYS[1]}, ${KEYS[2]}`;

/** A page of the branches that are found, ranked ones first, each with the rank it has among all. @param words folded */
export async function rankedCellsOf(
  manager: EntityManager,
  scope: PeriodScope,
  {
    least,
    peers,
    words,
    limit,
    offset,
  }: { least: number; peers: RankPeers; words: string; limit: number; offset: number },
): Promise<{ cells: RankedInPeriod[]; total: number; ranked: number }> {
  const found = words === '' ? sql`1 = 1` : contains(sql`p.folded || ' ' || above.folded`, words);
  const named = sql`FROM (${ranked(scope, least, peers)}) c CROSS JOIN organization_profile p CROSS JOIN organization_profile above
    CROSS JOIN organization_kind kinds WHERE kinds.code = c.cell_kind AND ${isLastProfile('p', 'c.cell_id', namingDay(scope))}
      AND ${isLastProfile('above', 'c.superior_id', namingDay(scope))} AND ${found}`;
  const rows = await ask<CellRow>(
    manager,
    sql`SELECT c.*, p.name, above.name AS parent_name ${named}
      ORDER BY ${peers === 'ALIKE' ? sql`kinds.sort, ` : sql``}CASE WHEN c.rank IS NULL THEN 1 ELSE 0 END, c.rank, p.sort_key, above.sort_key, c.cell_id
      LIMIT ${limit} OFFSET ${offset}`,
  );
  const [counts] = await ask<{ total: number | string; ranked: number | string }>(
    manager,
    sql`SELECT count(*) AS total, (SELECT count(*) FROM (${standings(scope)}) all_of WHERE n >= ${least}) AS ranked ${named}`,
  );
  const kinds = await kindsByCode(manager);
  return {
    cells: rows.map((row) => ({
      id: row.cell_id,
      name: row.name,
      parentName: row.parent_name,
      peer: peers === 'ALL' ? EVERYBODY : (kinds.get(row.cell_kind)?.label ?? row.cell_kind),
      rank: row.rank ?? undefined,
      among: row.among,
      ...figures(row),
    })),
    total: Number(counts.total),
    ranked: Number(counts.ranked),
  };
}

/** Direct subordinates, by the same keys over the months of all their branches. */
export async function rankedOrganizationsOf(
  manager: EntityManager,
  scope: PeriodScope,
  { least, peers }: { least: number; peers: RankPeers },
): Promise<RankedInPeriod[]> {
  const rows = await ask<StandingRow & { id: string; cells: number | string }>(
    manager,
    sql`SELECT r.child_id AS id, count(DISTINCT r.cell_id) AS cells, ${FIGURES} FROM (${periodRows(scope)}) r GROUP BY r.child_id`,
  );
  const names = await lastKnown(
    manager,
    rows.map(({ id }) => id),
    namingDay(scope),
  );
  const places = new Map<string, number>();
  const all = rows
    .map((row) => {
      const node = names.get(row.id);
      const { peer, order } = peerOf(node, Number(row.cells), peers);
      places.set(peer, order);
      return { id: row.id, name: node?.name ?? '', peer, ...figures(row) };
    })
    .sort((a, b) => compareVietnamese(a.name, b.name));
  const placeOf = (peer: string): number => places.get(peer) ?? 0;
  return [...Map.groupBy(all, ({ peer }) => peer)]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .flatMap(([, alike]) => rankedAlike(alike, least));
}

/** Whom an organisation is compared with, in words and in their order on the page: by kind, then by size. */
function peerOf(node: OrganizationNode | undefined, cells: number, peers: RankPeers): { peer: string; order: number } {
  if (peers === 'ALL' || !node) return { peer: EVERYBODY, order: 0 };
  const size = node.isCell ? 0 : sizeClassOf(cells);
  return { peer: peerWords(node.kindLabel, cells, node.isCell), order: node.kindSort * 100 + size };
}

/** Ranks, best first; those with too few months last. */
function rankedAlike(all: readonly Omit<RankedInPeriod, 'among'>[], least: number): RankedInPeriod[] {
  const placed = rankWith(
    all.filter(({ n }) => n >= least),
    comparePeriodStandings,
  );
  const sharing = Map.groupBy(placed, ({ rank }) => rank);
  return [
    ...placed.map(({ item, rank }) => ({ ...item, rank, among: sharing.get(rank)?.length ?? 1 })),
    ...all.filter(({ n }) => n < least).map((item) => ({ ...item, among: 0 })),
  ];
}

/** Criteria sets that decided cards of the period were scored by. */
export async function countSets(manager: EntityManager, scope: PeriodScope): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(DISTINCT r.criteria_set_version_id) AS n FROM (${periodRows(scope)}) r WHERE r.decided_total IS NOT NULL`,
  );
  return Number(n);
}

/** Each branch once, under the committee of its last month. */
function standings(scope: PeriodScope): Sql {
  return sql`SELECT r.cell_id, substr(max(r.month || r.superior_id), 8) AS superior_id,
      substr(max(r.month || r.cell_kind), 8) AS cell_kind, ${FIGURES}
    FROM (${periodRows(scope)}) r GROUP BY r.cell_id`;
}

/** Ranked among those of their kind, or among all. */
function ranked(scope: PeriodScope, least: number, peers: RankPeers): Sql {
  const kind = peers === 'ALIKE' ? sql`, cell_kind` : sql``;
  const enough = sql`CASE WHEN n >= ${least} THEN 1 ELSE 0 END${kind}`;
  return sql`SELECT s.*,
      CASE WHEN n >= ${least} THEN CAST(rank() OVER (PARTITION BY ${enough} ORDER BY ${ORDER}) AS integer) END AS rank,
      CASE WHEN n >= ${least} THEN CAST(count(*) OVER (PARTITION BY ${enough}, ${ALIKE}) AS integer) ELSE 0 END AS among
    FROM (${standings(scope)}) s`;
}

function figures(row: StandingRow): PeriodStanding & { mean?: number } {
  const [n, sum] = [Number(row.n), Number(row.sum)];
  const mean = n > 0 ? meanOf(sum, n) : undefined;
  return { n, sum, good: Number(row.good), sent: Number(row.sent), onTime: Number(row.on_time), mean };
}
