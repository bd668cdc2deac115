import { Injectable } from '@nestjs/common';
import type { RankingView } from '@chibo/contracts';
import { RankingQuery } from '@chibo/contracts';
import { cellMonthWords, foldVietnamese, MEETING_KIND_LABEL } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { countCells, listCells } from '../cell-months/cell-month-reader';
import { BlindScores } from '../scorecards/blind-scores';
import { FrozenMonths } from '../closings/frozen-months.service';
import { CardReadings } from '../scorecards/card-readings';
import { CellRows } from '../cell-months/cell-rows';
import { deskOf, nodeInMonth, openedMonths } from '../cell-months/desk';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import type { RankingPart } from './frozen-ranking';
import { frozenRanking } from './frozen-ranking';
import type { Pool, PoolGroup } from './ranked-cards';
import { groupPools, rankedCells, rankedOrganizations, undecidedCards } from './ranked-cards';

/** Rows of a list in an answer. */
const PAGE_SIZE = 100;

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
    private readonly frozen: FrozenMonths,
  ) {}

  /** @param query settled (FrozenMonths) */
  ranking(actor: Actor, month: string, query: RankingQuery): Promise<RankingView> {
    return this.read(actor, month, query, PAGE_SIZE);
  }

  /** With all branches that were found, for files. */
  async whole(actor: Actor, month: string, query: RankingQuery): Promise<RankingView> {
    const view = await this.read(actor, month, { ...query, page: 1 }, MOST_LISTED);
    requireListable(view.total);
    return view;
  }

  private async read(actor: Actor, month: string, query: RankingQuery, pageSize: number): Promise<RankingView> {
    const id = query.organizationId ?? deskOf(actor);
    await this.access.require('readRanking', actor, id);
    const scope = await this.rows.scope(id, month);
    const page = query.page ?? 1;
    const words = foldVietnamese(query.q ?? '');
    const view = await this.database.read(async (manager) => {
      const { name } = await nodeInMonth(manager, scope);
      // Also a mean tells of a card: one that the reader is still blind to is in no figure.
      const blind = await this.blind.waitingCells(actor, month);
      const frozen = await this.frozen.of(manager, scope, blind);
      const part = { pool: query.pool, words, blind, limit: pageSize, offset: (page - 1) * pageSize, most: PAGE_SIZE };
      const figures = query.figures ?? 'LIVE';
      return {
        month,
        months: await openedMonths(manager),
        organization: { id, name },
        ...(figures === 'CLOSED' ? frozenRanking(frozen, part) : await this.live(manager, scope, part)),
        page,
        pageSize,
        closing: frozen && {
          ...frozen.closing,
          shown: figures,
          ...(figures === 'CLOSED' ? { inputsHash: frozen.snapshot.tables?.rankingHash } : {}),
        },
      };
    });
    await this.readings.note(
      actor,
      [...view.cells, ...view.undecided].map(({ scorecardId }) => scorecardId),
    );
    return view;
  }

  private async live(
    manager: EntityManager,
    scope: MonthScope,
    { pool: wanted, words, blind, limit, offset }: RankingPart,
  ): Promise<Omit<RankingView, 'month' | 'months' | 'organization' | 'page' | 'pageSize' | 'closing'>> {
    const groups = await groupPools(manager, scope, [...blind]);
    const pools = await this.pools(manager, groups);
    const pool = wanted === undefined ? pools[0] : pools.find(({ key }) => key === wanted);
    const own = groups.filter((group) => keyOf(group) === pool?.key);
    const cards = pool && { ...scope, pool, undecided: sumOf(own, 'undecided'), blind: [...blind] };
    return {
      pools: pools.map(({ key, kind, label, cards: n }) => ({ key, kind, label, cards: n })),
      pool: wanted ?? pool?.key,
      ...(await rankedCells(manager, cards, { words, limit, offset })),
      organizations: rankedOrganizations(own),
      ...(await undecidedCards(manager, cards)),
      ...(await missing(manager, scope)),
    };
  }

  /** The pool with most cards first: a ranking then reads the rows of one pool only. */
  private async pools(manager: EntityManager, groups: readonly PoolGroup[]): Promise<Pool[]> {
    const pools: Pool[] = [];
    for (const [key, own] of Map.groupBy(groups, keyOf)) {
      const [{ kind, version_id: versionId }] = own;
      const { title } = await this.criteriaSets.content(manager, versionId);
      const label = `${MEETING_KIND_LABEL[kind]}, ${title}`;
      pools.push({ key, kind, versionId, label, cards: sumOf(own, 'cards') });
    }
    return pools.sort((a, b) => b.cards - a.cards || (a.key < b.key ? -1 : 1));
  }
}

function keyOf({ kind, version_id: versionId }: PoolGroup): string {
  return `${kind}:${versionId}`;
}

function sumOf(groups: readonly PoolGroup[], what: 'cards' | 'undecided'): number {
  return groups.reduce((sum, group) => sum + group[what], 0);
}

/** Branches without a sent card of the month's regular meeting, with what stands instead. */
async function missing(
  manager: EntityManager,
  scope: MonthScope,
): Promise<Pick<RankingView, 'missing' | 'missingTotal'>> {
  const cells = await listCells(manager, scope, { filter: 'NOT_SENT', limit: PAGE_SIZE });
  return {
    missing: cells.map(({ cell_id: cellId, name, parent_name: parentName, state, reason }) => ({
      cellId,
      name,
      parentName,
      stateLabel: cellMonthWords(state, reason),
    })),
    missingTotal: cells.length < PAGE_SIZE ? cells.length : await countCells(manager, scope, { filter: 'NOT_SENT' }),
  };
}
