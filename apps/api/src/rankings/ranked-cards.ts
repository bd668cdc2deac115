import type { RankedOrganization, RankingView } from '@chibo/contracts';
import type { CardState, MeetingKind, RatingBand } from '@chibo/domain';
import { CARD_STATE_LABEL, compareVietnamese, meanOf, rankBy, SENT_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { MonthScope } from '../cell-months/cell-month-reader';
import type { Sql } from '../db/sql';
import { ask, askMany, contains, sql } from '../db/sql';
import { committeesUnder, isLastProfile } from '../organizations/on-day';

/** Cards that share a ranking: of one meeting kind and one criteria set. */
export type Pool = RankingView['pools'][number] & { versionId: string };

/** The cards of one pool in a committee's month, but for branches the reader is still blind to. */
export interface PooledCards extends MonthScope {
  pool: Pool;
  /** How many of them are not decided. */
  undecided: number;
  /** Some few branches. */
  blind: readonly string[];
}

/** How many undecided cards an answer lists. */
const MOST_UNDECIDED = 100;

const SENT = sql`c.state IN (${SENT_STATES})`;
const DECIDED = sql`c.state = 'DECIDED'`;
/** Of the branch and of its superior, held to a day by `isNamed()`. */
const NAMES = sql`CROSS JOIN organization_profile p CROSS JOIN organization_profile above`;

/** Sent cards of one pool under one direct subordinate (or of one branch directly under the committee). */
export interface PoolGroup {
  kind: MeetingKind;
  version_id: string;
  id: string;
  name: string | null;
  /** All, also of branches the reader is still blind to. */
  cards: number;
  /** Of the others: how many are decided, and the sum of their totals (a bigint is a text). */
  decided: number;
  sum: number | string;
  undecided: number;
}

const GROUP = ['kind', 'version_id', 'id', 'name', 'cards', 'decided', 'sum', 'undecided'] as const;

/** The month's sent cards, counted and summed: what its pools are, and how the organisations stand in each. */
export function groupPools(
  manager: EntityManager,
  { organizationId, month, day }: MonthScope,
  blind: readonly string[],
): Promise<PoolGroup[]> {
  const seen = blind.length > 0 ? sql`c.cell_id NOT IN (${[...blind]})` : sql`1 = 1`;
  const decided = sql`${DECIDED} AND ${seen}`;
  const group = sql`COALESCE(s.child_id, c.cell_id)`;
  return askMany(
    manager,
    GROUP,
    sql`SELECT g.kind, g.version_id, g.id, p.name, g.cards, g.decided, g.sum, g.undecided FROM (
        SELECT c.kind, c.criteria_set_version_id AS version_id, ${group} AS id, CAST(count(*) AS integer) AS cards,
          CAST(sum(CASE WHEN ${decided} THEN 1 ELSE 0 END) AS integer) AS decided,
          sum(CASE WHEN ${decided} THEN c.decided_total ELSE 0 END) AS sum,
          CAST(sum(CASE WHEN NOT (${DECIDED}) AND ${seen} THEN 1 ELSE 0 END) AS integer) AS undecided
        FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN scorecard c
        WHERE c.month = ${month} AND c.superior_id = s.organization_id AND ${SENT}
        GROUP BY c.kind, c.criteria_set_version_id, ${group}
      ) g LEFT JOIN organization_profile p ON ${isLastProfile('p', 'g.id', day)}`,
  );
}

/** A total that was decided, the rank of its branches, and how many they are. */
interface Place {
  total: number;
  rank: number;
  among: number;
}

/** The pool's ranks: of one total one rank, so that as many rows come back as there are totals (10 001 at most). */
async function placesOf(manager: EntityManager, cards: PooledCards): Promise<Place[]> {
  const totals = await ask<{ total: number; n: number | string }>(
    manager,
    sql`SELECT c.decided_total AS total, count(*) AS n FROM ${inPool(cards, DECIDED)} GROUP BY c.decided_total ORDER BY total DESC`,
  );
  let rank = 1;
  return totals.map(({ total, n }) => {
    const place = { total, rank, among: Number(n) };
    rank += place.among;
    return place;
  });
}

interface RankedRow {
  id: string;
  cell_id: string;
  name: string;
  parent_name: string;
  total: number;
  band: RatingBand;
}

const RANKED = ['id', 'cell_id', 'name', 'parent_name', 'total', 'band'] as const;

interface Page {
  words: string;
  limit: number;
  offset: number;
}

/** A page of the branches that are found, by rank and then in Vietnamese order. Each has the rank it has among all of the pool. */
export async function rankedCells(
  manager: EntityManager,
  cards: PooledCards | undefined,
  page: Page,
): Promise<Pick<RankingView, 'cells' | 'total' | 'ranked'>> {
  if (!cards) return { cells: [], total: 0, ranked: 0 };
  const places = await placesOf(manager, cards);
  const ranked = places.reduce((sum, { among }) => sum + among, 0);
  const [rows, total] =
    page.words === ''
      ? [await rowsOnPage(manager, cards, places, page), ranked]
      : await rowsFound(manager, cards, page);
  const byTotal = new Map(places.map((place) => [place.total, place]));
  return { cells: rows.flatMap((row) => rankedCell(row, byTotal.get(row.total))), total, ranked };
}

function rankedCell(row: RankedRow, place: Place | undefined): RankingView['cells'] {
  if (!place) return [];
  return [
    {
      rank: place.rank,
      tied: place.among > 1,
      among: place.among,
      cellId: row.cell_id,
      name: row.name,
      parentName: row.parent_name,
      scorecardId: row.id,
      total: row.total,
      band: row.band,
    },
  ];
}

/** Only branches of totals whose places reach into the page are named and sorted. */
async function rowsOnPage(
  manager: EntityManager,
  cards: PooledCards,
  places: readonly Place[],
  { limit, offset }: Page,
): Promise<RankedRow[]> {
  const reaching = places.filter(({ rank, among }) => rank <= offset + limit && rank + among - 1 > offset);
  const [first, last] = [reaching.at(0), reaching.at(-1)];
  if (!first || !last) return [];
  const within = sql`c.decided_total <= ${first.total} AND c.decided_total >= ${last.total}`;
  return rankedRows(manager, cards, within, { limit, offset: offset - (first.rank - 1) });
}

async function rowsFound(
  manager: EntityManager,
  cards: PooledCards,
  { words, ...page }: Page,
): Promise<[rows: RankedRow[], total: number]> {
  const found = contains(sql`p.folded || ' ' || above.folded`, words);
  return [await rankedRows(manager, cards, found, page), await countNamed(manager, cards, found)];
}

/** @param which a condition on the card `c` and the names `p` and `above` */
function rankedRows(
  manager: EntityManager,
  cards: PooledCards,
  which: Sql,
  { limit, offset }: { limit: number; offset: number },
): Promise<RankedRow[]> {
  return askMany<RankedRow>(
    manager,
    RANKED,
    sql`SELECT c.id, c.cell_id, p.name, above.name AS parent_name, c.decided_total AS total, c.decided_band AS band
      FROM ${inPool(cards, DECIDED, NAMES)} AND ${isNamed(cards)} AND ${which}
      ORDER BY c.decided_total DESC, p.sort_key, above.sort_key, c.id LIMIT ${limit} OFFSET ${offset}`,
  );
}

/** Direct subordinates by the exact mean of their decided totals, each with n; of one mean by name. */
export function rankedOrganizations(groups: readonly PoolGroup[]): RankedOrganization[] {
  const rows = groups
    .filter(({ decided }) => decided > 0)
    .map(({ id, name, decided, sum }) => ({ id, name: name ?? '', n: decided, sum: Number(sum) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
  return rankBy(rows, ({ sum, n }) => ({ sum, n })).map(({ item: { id, name, sum, n }, rank, tied }) => ({
    rank,
    tied,
    organizationId: id,
    name,
    mean: meanOf(sum, n),
    sum,
    n,
  }));
}

interface UndecidedRow {
  id: string;
  cell_id: string;
  name: string;
  parent_name: string;
  state: CardState;
  self_total: number;
}

/** Sent and undecided, as the lists of a month are: by committee, then by branch. */
export async function undecidedCards(
  manager: EntityManager,
  cards: PooledCards | undefined,
): Promise<Pick<RankingView, 'undecided' | 'undecidedTotal'>> {
  if (!cards || cards.undecided === 0) return { undecided: [], undecidedTotal: 0 };
  const which = sql`${SENT} AND NOT (${DECIDED})`;
  const rows = await ask<UndecidedRow>(
    manager,
    sql`SELECT c.id, c.cell_id, p.name, above.name AS parent_name, c.state, c.self_total
      FROM ${inPool(cards, which, NAMES)} AND ${isNamed(cards)}
      ORDER BY above.sort_key, p.sort_key, c.id LIMIT ${MOST_UNDECIDED}`,
  );
  return {
    undecided: rows.map((row) => ({
      cellId: row.cell_id,
      name: row.name,
      parentName: row.parent_name,
      stateLabel: CARD_STATE_LABEL[row.state],
      scorecardId: row.id,
      selfTotal: row.self_total,
    })),
    undecidedTotal: cards.undecided,
  };
}

/** `c`, a card, and `s`, the committee it counts under. */
function inPool({ organizationId, month, day, pool, blind }: PooledCards, which: Sql, beside = sql``): Sql {
  const unseen = blind.length > 0 ? sql`AND c.cell_id NOT IN (${[...blind]})` : sql``;
  return sql`(${committeesUnder(organizationId, day)}) s CROSS JOIN scorecard c ${beside}
    WHERE c.month = ${month} AND c.superior_id = s.organization_id AND ${which}
      AND c.kind = ${pool.kind} AND c.criteria_set_version_id = ${pool.versionId} ${unseen}`;
}

function isNamed({ day }: MonthScope): Sql {
  return sql`${isLastProfile('p', 'c.cell_id', day)} AND ${isLastProfile('above', 'c.superior_id', day)}`;
}

/** @param found a condition on the names `p` and `above` */
async function countNamed(manager: EntityManager, cards: PooledCards, found: Sql): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM ${inPool(cards, DECIDED, NAMES)} AND ${isNamed(cards)} AND ${found}`,
  );
  return Number(n);
}
