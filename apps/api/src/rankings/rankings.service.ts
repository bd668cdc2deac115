import { Injectable } from '@nestjs/common';
import type { RankedCell, RankedOrganization, RankingView } from '@chibo/contracts';
import { RankingQuery } from '@chibo/contracts';
import type { CardState, MeetingKind, RatingBand } from '@chibo/domain';
import {
  CARD_STATE_LABEL,
  cellMonthWords,
  compareVietnamese,
  meanOf,
  MEETING_KIND_LABEL,
  rankBy,
  SENT_STATES,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { ask, askMany, sql } from '../db/sql';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { listCells } from '../cell-months/cell-month-reader';
import { committeesUnder, isLastProfile } from '../organizations/on-day';
import { lastKnown } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { CellRows } from '../cell-months/cell-rows';
import { deskOf, nodeInMonth, openedMonths } from '../cell-months/desk';

/** A sent card with the names it is ranked under: as they last stood by the day whose tree the month has. */
interface SentCard {
  id: string;
  cell_id: string;
  name: string;
  parent_name: string;
  /** The direct subordinate of the committee through which its branch stands under it. */
  child_id: string;
  state: CardState;
  self_total: number;
  decided_total: number;
  decided_band: RatingBand;
}

/** Cards that share a ranking: of one meeting kind and one criteria set. */
type Pool = RankingView['pools'][number] & { versionId: string };

const SENT = sql`c.state IN (${SENT_STATES})`;

/** The month's two rankings. Only cards of one meeting kind and one criteria set share one; missing is not zero. */
@Injectable()
export class RankingsService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
    private readonly rows: CellRows,
    private readonly blind: BlindScores,
    private readonly readings: CardReadings,
  ) {}

  async ranking(actor: Actor, month: string, query: RankingQuery): Promise<RankingView> {
    const id = query.organizationId ?? deskOf(actor);
    await this.access.require('readRanking', actor, id);
    const scope = await this.rows.scope(id, month);
    const view = await this.database.read(async (manager) => {
      const { name } = await nodeInMonth(manager, scope);
      const pools = await this.pools(manager, scope);
      const pool = query.pool === undefined ? pools[0] : pools.find(({ key }) => key === query.pool);
      // Also a mean tells of a card: one that the reader is still blind to is in no figure.
      const blind = await this.blind.waitingCells(actor, month);
      const cards = pool ? (await sentCards(manager, scope, pool)).filter((card) => !blind.has(card.cell_id)) : [];
      const decided = cards.filter(({ state }) => state === 'DECIDED');
      return {
        month,
        months: await openedMonths(manager),
        organization: { id, name },
        pools: pools.map(({ key, kind, label, cards: n }) => ({ key, kind, label, cards: n })),
        pool: query.pool ?? pool?.key,
        cells: rankedCells(decided),
        organizations: await rankedOrganizations(manager, scope, decided),
        undecided: cards
          .filter(({ state }) => state !== 'DECIDED')
          .map(undecided)
          .sort(byPlace),
        missing: await missing(manager, scope),
      };
    });
    await this.readings.note(
      actor,
      [...view.cells, ...view.undecided].map(({ scorecardId }) => scorecardId),
    );
    return view;
  }

  /** The pool with most cards first. Counted by the database: a ranking then reads the rows of one pool only. */
  private async pools(manager: EntityManager, { organizationId, month, day }: MonthScope): Promise<Pool[]> {
    const rows = await ask<{ kind: MeetingKind; version_id: string; cards: number | string }>(
      manager,
      sql`SELECT c.kind, c.criteria_set_version_id AS version_id, count(*) AS cards
        FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN scorecard c
        WHERE c.month = ${month} AND c.superior_id = s.organization_id AND ${SENT}
        GROUP BY c.kind, c.criteria_set_version_id`,
    );
    const pools: Pool[] = [];
    for (const { kind, version_id: versionId, cards } of rows) {
      const { title } = await this.criteriaSets.content(manager, versionId);
      const label = `${MEETING_KIND_LABEL[kind]}, ${title}`;
      pools.push({ key: `${kind}:${versionId}`, kind, versionId, label, cards: Number(cards) });
    }
    return pools.sort((a, b) => b.cards - a.cards || (a.key < b.key ? -1 : 1));
  }
}

const SENT_COLUMNS = [
  'id',
  'cell_id',
  'name',
  'parent_name',
  'child_id',
  'state',
  'self_total',
  'decided_total',
  'decided_band',
] as const satisfies readonly (keyof SentCard)[];

/** In Vietnamese order of branch and committee. No more columns than are shown: turning them into values is most of the cost. */
function sentCards(manager: EntityManager, scope: MonthScope, pool: Pool): Promise<SentCard[]> {
  const { organizationId, month, day } = scope;
  return askMany<SentCard>(
    manager,
    SENT_COLUMNS,
    sql`SELECT c.id, c.cell_id, p.name, above.name AS parent_name, COALESCE(s.child_id, c.cell_id) AS child_id,
        c.state, c.self_total, c.decided_total, c.decided_band
      FROM (${committeesUnder(organizationId, day)}) s
      CROSS JOIN organization_profile above CROSS JOIN scorecard c CROSS JOIN organization_profile p
      WHERE c.month = ${month} AND c.superior_id = s.organization_id AND ${SENT} AND ${isOf(pool)}
        AND ${isLastProfile('p', 'c.cell_id', day)} AND ${isLastProfile('above', 's.organization_id', day)}
      ORDER BY p.sort_key, above.sort_key, c.id`,
  );
}

function isOf({ kind, versionId }: Pool): Sql {
  return sql`c.kind = ${kind} AND c.criteria_set_version_id = ${versionId}`;
}

/** Branches without a sent card of the month's regular meeting, with what stands instead. */
async function missing(manager: EntityManager, scope: MonthScope): Promise<RankingView['missing']> {
  const cells = await listCells(manager, scope, { filter: 'NOT_SENT' });
  return cells.map(({ cell_id: cellId, name, parent_name: parentName, state, reason }) => ({
    cellId,
    name,
    parentName,
    stateLabel: cellMonthWords(state, reason),
  }));
}

function rankedCells(decided: readonly SentCard[]): RankedCell[] {
  return rankBy(decided, (card) => ({ sum: card.decided_total, n: 1 })).map(({ item, rank, tied }) => ({
    rank,
    tied,
    cellId: item.cell_id,
    name: item.name,
    parentName: item.parent_name,
    scorecardId: item.id,
    total: item.decided_total,
    band: item.decided_band,
  }));
}

/** Direct subordinates by the exact mean of their decided totals, each with n; of one mean by name. */
async function rankedOrganizations(
  manager: EntityManager,
  { day }: MonthScope,
  decided: readonly SentCard[],
): Promise<RankedOrganization[]> {
  const byChild = Map.groupBy(decided, (card) => card.child_id);
  const names = await lastKnown(manager, [...byChild.keys()], day);
  const rows = [...byChild]
    .map(([id, cards]) => ({
      id,
      name: names.get(id)?.name ?? '',
      n: cards.length,
      sum: cards.reduce((sum, card) => sum + card.decided_total, 0),
    }))
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

/** As the lists of a month are: by committee, then by branch. */
function byPlace(a: RankingView['undecided'][number], b: RankingView['undecided'][number]): number {
  return compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name);
}

function undecided(card: SentCard): RankingView['undecided'][number] {
  return {
    cellId: card.cell_id,
    name: card.name,
    parentName: card.parent_name,
    stateLabel: CARD_STATE_LABEL[card.state],
    scorecardId: card.id,
    selfTotal: card.self_total,
  };
}
