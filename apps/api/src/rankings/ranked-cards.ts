import type { RankedOrganization, RankingView } from '@chibo/contracts';
import type { CardState, MeetingKind, RatingBand } from '@chibo/domain';
import { CARD_STATE_LABEL, compareVietnamese, meanOf, rankBy, SENT_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { MonthScope } from '../cell-months/cell-month-reader';
import type { Sql } from '../db/sql';
import { ask, askMany, contains, sql } from '../db/sql';
import { committeesUnder, isLastProfile } from '../organizations/on-day';
import { lastKnown } from '../organizations/tree';

/** Cards that share a ranking: of one meeting kind and one criteria set. */
export type Pool = RankingView['pools'][number] & { versionId: string };

/** The cards of one pool in a committee's month, but for branches the reader is still blind to. */
export interface PooledCards extends MonthScope {
  pool: Pool;
  /** Some few branches. */
  blind: readonly string[];
}

/** How many undecided cards an answer lists. */
const MOST_UNDECIDED = 100;

const SENT = sql`c.state IN (${SENT_STATES})`;
const DECIDED = sql`c.state = 'DECIDED'`;

/** How many sent cards each pool has, so that a ranking then reads the rows of one pool only. */
export function countPools(
  manager: EntityManager,
  { organizationId, month, day }: MonthScope,
): Promise<{ kind: MeetingKind; version_id: string; cards: number | string }[]> {
  return ask(
    manager,
    sql`SELECT c.kind, c.criteria_set_version_id AS version_id, count(*) AS cards
      FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN scorecard c
      WHERE c.month = ${month} AND c.superior_id = s.organization_id AND ${SENT}
      GROUP BY c.kind, c.criteria_set_version_id`,
  );
}

interface RankedRow {
  id: string;
  cell_id: string;
  name: string;
  parent_name: string;
  total: number;
  band: RatingBand;
  rank: number;
  among: number;
  ranked: number;
}

const RANKED = ['id', 'cell_id', 'name', 'parent_name', 'total', 'band', 'rank', 'among', 'ranked'] as const;

/** A page of the branches that are found, by rank and then in Vietnamese order. Each has the rank it has among all of the pool. */
export async function rankedCells(
  manager: EntityManager,
  cards: PooledCards | undefined,
  { words, limit, offset }: { words: string; limit: number; offset: number },
): Promise<Pick<RankingView, 'cells' | 'total' | 'ranked'>> {
  if (!cards) return { cells: [], total: 0, ranked: 0 };
  const found = words === '' ? sql`1 = 1` : contains(sql`p.folded || ' ' || above.folded`, words);
  const rows = await askMany<RankedRow>(
    manager,
    RANKED,
    sql`SELECT c.id, c.cell_id, p.name, above.name AS parent_name, c.decided_total AS total, c.decided_band AS band, c.rank, c.among, c.ranked
      FROM (
        SELECT c.id, c.cell_id, c.superior_id, c.decided_total, c.decided_band,
          CAST(rank() OVER (ORDER BY c.decided_total DESC) AS integer) AS rank,
          CAST(count(*) OVER (PARTITION BY c.decided_total) AS integer) AS among, CAST(count(*) OVER () AS integer) AS ranked
        FROM ${inPool(cards, DECIDED)}
      ) c CROSS JOIN organization_profile p CROSS JOIN organization_profile above
      WHERE ${isNamed(cards)} AND ${found}
      ORDER BY c.rank, p.sort_key, above.sort_key, c.id LIMIT ${limit} OFFSET ${offset}`,
  );
  const ranked = rows.at(0)?.ranked ?? (await countCards(manager, cards, DECIDED, sql`1 = 1`));
  return {
    cells: rows.map((row) => ({
      rank: row.rank,
      tied: row.among > 1,
      among: row.among,
      cellId: row.cell_id,
      name: row.name,
      parentName: row.parent_name,
      scorecardId: row.id,
      total: row.total,
      band: row.band,
    })),
    total: words === '' ? ranked : await countCards(manager, cards, DECIDED, found),
    ranked,
  };
}

/** Direct subordinates by the exact mean of their decided totals, each with n; of one mean by name. */
export async function rankedOrganizations(
  manager: EntityManager,
  cards: PooledCards | undefined,
): Promise<RankedOrganization[]> {
  if (!cards) return [];
  const means = await ask<{ id: string; n: number | string; sum: number | string }>(
    manager,
    sql`SELECT COALESCE(s.child_id, c.cell_id) AS id, count(*) AS n, sum(c.decided_total) AS sum
      FROM ${inPool(cards, DECIDED)} GROUP BY COALESCE(s.child_id, c.cell_id)`,
  );
  const names = await lastKnown(
    manager,
    means.map(({ id }) => id),
    cards.day,
  );
  const rows = means
    .map(({ id, n, sum }) => ({ id, name: names.get(id)?.name ?? '', n: Number(n), sum: Number(sum) }))
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
  if (!cards) return { undecided: [], undecidedTotal: 0 };
  const which = sql`${SENT} AND NOT (${DECIDED})`;
  const rows = await ask<UndecidedRow>(
    manager,
    sql`SELECT c.id, c.cell_id, p.name, above.name AS parent_name, c.state, c.self_total
      FROM ${inPool(cards, which, sql`CROSS JOIN organization_profile p CROSS JOIN organization_profile above`)}
        AND ${isNamed(cards)}
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
    undecidedTotal: rows.length < MOST_UNDECIDED ? rows.length : await countCards(manager, cards, which, sql`1 = 1`),
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
async function countCards(manager: EntityManager, cards: PooledCards, which: Sql, found: Sql): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n
      FROM ${inPool(cards, which, sql`CROSS JOIN organization_profile p CROSS JOIN organization_profile above`)}
        AND ${isNamed(cards)} AND ${found}`,
  );
  return Number(n);
}
