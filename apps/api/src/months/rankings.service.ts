import { Injectable } from '@nestjs/common';
import type { CellMonthState, RankedCell, RankedOrganization, RankingView } from '@chibo/contracts';
import { RankingQuery } from '@chibo/contracts';
import type { MeetingKind, RatingBand } from '@chibo/domain';
import {
  addMonths,
  CARD_STATE_LABEL,
  compareVietnamese,
  firstDayOf,
  lastDayOf,
  meanOf,
  MEETING_KIND_LABEL,
  rankBy,
  vietnamDay,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { CriteriaSetsService } from '../criteria-sets/criteria-sets.service';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import type { TreeMember } from '../organizations/tree';
import { lastBefore, membersOn } from '../organizations/tree';
import { stateLabel, stateOf } from './month-rows';
import { MonthsService } from './months.service';

/** A sent or decided card as rankings need it; what only one of the two has is null in the other. */
interface CardRow {
  id: string;
  cell_id: string;
  superior_id: string;
  /** Meeting kind and criteria set together. */
  pool: string;
  decided_total: number | null;
  decided_band: RatingBand | null;
  waiting: 'SUBMITTED' | 'VERIFIED' | null;
  self_total: number | null;
}

/** A branch without a sent card. */
interface MissingRow {
  cell_id: string;
  obligation_state: 'OPEN' | 'MET' | 'NOT_HELD' | 'EXCUSED';
  reason: string | null;
  state: CellMonthState | null;
}

type DecidedRow = CardRow & { decided_total: number; decided_band: RatingBand };

/** The month's two rankings. Only cards of one meeting kind and one criteria set share one; missing is not zero. */
@Injectable()
export class RankingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly criteriaSets: CriteriaSetsService,
    private readonly months: MonthsService,
  ) {}

  async ranking(actor: Actor, month: string, query: RankingQuery): Promise<RankingView> {
    const id = query.organizationId ?? this.months.deskOf(actor);
    await this.access.require('readRanking', actor, id);
    return this.database.read(async (manager) => {
      const [nodes, months] = await Promise.all([this.nodes(manager, id, month), this.months.months(manager)]);
      const cards = await this.cards(manager, month, [...nodes.values()]);
      const names = await this.namesOf(manager, cards, nodes, month);
      const pools = await this.pools(manager, cards);
      const pool = query.pool ?? pools[0]?.key;
      const inPool = cards.filter((card) => card.pool === pool);
      const decided = inPool.filter((card): card is DecidedRow => card.decided_total !== null);
      return {
        month,
        months,
        organization: { id, name: nodes.get(id)?.name ?? '' },
        pools,
        pool,
        cells: rankedCells(decided, names),
        organizations: rankedOrganizations(id, decided, nodes, names),
        undecided: undecided(inPool, names),
        missing: await this.missing(manager, month, nodes, cards),
      };
    });
  }

  private async nodes(manager: EntityManager, id: string, month: string): Promise<Map<string, TreeMember>> {
    const today = vietnamDay(this.clock.now());
    const nodes = await membersOn(manager, id, today.startsWith(month) ? today : lastDayOf(month));
    if (nodes.length === 0) throw Refusal.notFound('tổ chức đảng trong tháng này');
    return new Map(nodes.map((node) => [node.id, node]));
  }

  private async cards(manager: EntityManager, month: string, nodes: TreeMember[]): Promise<CardRow[]> {
    const committees = nodes.filter((node) => !node.isCell).map((node) => node.id);
    if (committees.length === 0) return [];
    return manager.sql<CardRow[]>`
      SELECT id, cell_id, superior_id, kind || ':' || criteria_set_version_id AS pool, decided_total, decided_band,
        CASE WHEN state = 'DECIDED' THEN NULL ELSE state END AS waiting,
        CASE WHEN state = 'DECIDED' THEN NULL ELSE self_total END AS self_total
      FROM scorecard WHERE month = ${month} AND superior_id IN (${() => committees}) AND state IN ('SUBMITTED', 'VERIFIED', 'DECIDED')`;
  }

  /** Names of the subtree, and of branches that met under it and have left since. */
  private async namesOf(
    manager: EntityManager,
    cards: CardRow[],
    nodes: Map<string, TreeMember>,
    month: string,
  ): Promise<Names> {
    const gone = cards.map((card) => card.cell_id).filter((id) => !nodes.has(id));
    const left = await lastBefore(manager, gone, firstDayOf(addMonths(month, 1)));
    return new Map([...left, ...nodes]);
  }

  /** Meeting kind and criteria set together, the one with most cards first. */
  private async pools(manager: EntityManager, cards: CardRow[]): Promise<RankingView['pools']> {
    const pools = [];
    for (const [key, own] of Map.groupBy(cards, (card) => card.pool)) {
      const [kind, versionId] = key.split(':') as [MeetingKind, string];
      const { title } = await this.criteriaSets.content(manager, versionId);
      pools.push({ key, kind, label: `${MEETING_KIND_LABEL[kind]}, ${title}`, cards: own.length });
    }
    return pools.sort((a, b) => b.cards - a.cards || (a.key < b.key ? -1 : 1));
  }

  /** Branches of the subtree without a sent card, with what stands instead. */
  private async missing(
    manager: EntityManager,
    month: string,
    nodes: Map<string, TreeMember>,
    cards: CardRow[],
  ): Promise<RankingView['missing']> {
    const sent = new Set(cards.filter((card) => !card.pool.startsWith('THEMATIC:')).map((card) => card.cell_id));
    const cells = [...nodes.values()].filter((node) => node.isCell && !sent.has(node.id)).map((node) => node.id);
    if (cells.length === 0) return [];
    const rows = await manager.sql<MissingRow[]>`
      SELECT o.cell_id, o.state AS obligation_state, o.reason, c.state FROM obligation o
      LEFT JOIN meeting m ON m.cell_id = o.cell_id AND m.month = o.month AND m.slot = 'R'
      LEFT JOIN scorecard c ON c.meeting_id = m.id
      WHERE o.month = ${month} AND o.kind = 'REGULAR' AND o.cell_id IN (${() => cells})
        AND (c.state IS NULL OR c.state NOT IN ('SUBMITTED', 'VERIFIED', 'DECIDED'))`;
    return rows
      .map((row) => ({
        cellId: row.cell_id,
        ...namesOf(row.cell_id, nodes.get(row.cell_id)?.parentId ?? '', nodes),
        stateLabel: stateLabel(stateOf(row), row.reason),
      }))
      .sort((a, b) => compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name));
  }
}

type Names = ReadonlyMap<string, TreeMember>;

function namesOf(cellId: string, parentId: string, names: Names): { name: string; parentName: string } {
  return { name: names.get(cellId)?.name ?? '', parentName: names.get(parentId)?.name ?? '' };
}

function rankedCells(decided: DecidedRow[], names: Names): RankedCell[] {
  const rows = decided.map((card) => ({ card, ...namesOf(card.cell_id, card.superior_id, names) }));
  const byName = rows.sort(
    (a, b) => compareVietnamese(a.name, b.name) || compareVietnamese(a.parentName, b.parentName),
  );
  return rankBy(byName, ({ card }) => ({ sum: card.decided_total, n: 1 })).map(
    ({ item: { card, name, parentName }, rank, tied }) => ({
      rank,
      tied,
      cellId: card.cell_id,
      name,
      parentName,
      scorecardId: card.id,
      total: card.decided_total,
      band: card.decided_band,
    }),
  );
}

/** Direct subordinates by the exact mean of their decided totals, each with n. */
function rankedOrganizations(
  top: string,
  decided: DecidedRow[],
  nodes: Map<string, TreeMember>,
  names: Names,
): RankedOrganization[] {
  const sums = new Map<string, { sum: number; n: number }>();
  for (const card of decided) {
    const id = directChild(top, card, nodes);
    const { sum, n } = sums.get(id) ?? { sum: 0, n: 0 };
    sums.set(id, { sum: sum + card.decided_total, n: n + 1 });
  }
  const rows = [...sums]
    .map(([id, mean]) => ({ id, name: names.get(id)?.name ?? '', ...mean }))
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

function directChild(top: string, card: CardRow, nodes: Map<string, TreeMember>): string {
  let below = card.cell_id;
  for (let at: string | null = card.superior_id; at && at !== top; at = nodes.get(at)?.parentId ?? null) below = at;
  return below;
}

function undecided(cards: CardRow[], names: Names): RankingView['undecided'] {
  return cards
    .flatMap(({ id, cell_id: cellId, superior_id: superiorId, waiting, self_total: selfTotal }) =>
      waiting && selfTotal !== null
        ? [
            {
              cellId,
              ...namesOf(cellId, superiorId, names),
              stateLabel: CARD_STATE_LABEL[waiting],
              scorecardId: id,
              selfTotal,
            },
          ]
        : [],
    )
    .sort((a, b) => compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name));
}
