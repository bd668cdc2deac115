import { Injectable } from '@nestjs/common';
import type { CellMonthState, RankedCell, RankedOrganization, RankingView } from '@chibo/contracts';
import { RankingQuery } from '@chibo/contracts';
import type { MeetingKind, RatingBand } from '@chibo/domain';
import {
  addMonths,
  CARD_STATE_LABEL,
  compareVietnamese,
  firstDayOf,
  meanOf,
  MEETING_KIND_LABEL,
  rankBy,
  vietnamDay,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import type { TreeMember } from '../organizations/tree';
import { childUnder, lastBefore, membersOn, treeDay } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { stateLabel, stateOf } from './month-rows';
import { MonthsService } from './months.service';

/** Where a card belongs: its branch, and the committee it counted under on the meeting date. */
interface CardRow {
  id: string;
  cell_id: string;
  superior_id: string;
}

interface DecidedRow extends CardRow {
  decided_total: number;
  decided_band: RatingBand;
}

interface WaitingRow extends CardRow {
  state: 'SUBMITTED' | 'VERIFIED';
  self_total: number;
}

/** Cards that share a ranking: of one meeting kind and one criteria set. */
type Pool = RankingView['pools'][number] & { versionId: string };

/** A branch without a sent card. */
interface MissingRow {
  cell_id: string;
  obligation_state: 'OPEN' | 'MET' | 'NOT_HELD' | 'EXCUSED';
  reason: string | null;
  state: CellMonthState | null;
}

/** The month's two rankings. Only cards of one meeting kind and one criteria set share one; missing is not zero. */
@Injectable()
export class RankingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
    private readonly months: MonthsService,
    private readonly blind: BlindScores,
    private readonly readings: CardReadings,
  ) {}

  async ranking(actor: Actor, month: string, query: RankingQuery): Promise<RankingView> {
    const id = query.organizationId ?? this.months.deskOf(actor);
    await this.access.require('readRanking', actor, id);
    const view = await this.database.read(async (manager) => {
      const [nodes, months] = await Promise.all([this.nodes(manager, id, month), this.months.months(manager)]);
      const committees = [...nodes.values()].filter((node) => !node.isCell).map((node) => node.id);
      const pools = await this.pools(manager, month, committees);
      const pool = query.pool === undefined ? pools[0] : pools.find(({ key }) => key === query.pool);
      const all = {
        decided: pool ? await this.decided(manager, month, committees, pool) : [],
        waiting: pool ? await this.waiting(manager, month, committees, pool) : [],
      };
      const blind = await this.blind.waitingCells(actor, month);
      const [decided, waiting] = [seen(all.decided, blind), seen(all.waiting, blind)];
      const ranked = [...all.decided, ...all.waiting];
      const names = await this.namesOf(manager, ranked, nodes, month);
      const others = pools.filter((other) => other !== pool);
      const sent = await this.sentIn(manager, month, committees, others);
      if (pool) sent.push(...cellsOf(pool, ranked));
      return {
        month,
        months,
        organization: { id, name: nodes.get(id)?.name ?? '' },
        pools: pools.map(({ key, kind, label, cards }) => ({ key, kind, label, cards })),
        pool: query.pool ?? pool?.key,
        cells: rankedCells(decided, names),
        organizations: rankedOrganizations(id, decided, nodes, names),
        undecided: undecided(waiting, names),
        missing: await this.missing(manager, month, nodes, sent),
      };
    });
    await this.readings.note(
      actor,
      [...view.cells, ...view.undecided].map(({ scorecardId }) => scorecardId),
    );
    return view;
  }

  private async nodes(manager: EntityManager, id: string, month: string): Promise<Map<string, TreeMember>> {
    const today = vietnamDay(this.clock.now());
    const nodes = await membersOn(manager, id, treeDay(month, today));
    if (nodes.length === 0) throw Refusal.notFound('tổ chức đảng trong tháng này');
    return new Map(nodes.map((node) => [node.id, node]));
  }

  /** The pool with most cards first. Counted by the database: a ranking then reads the rows of one pool only. */
  private async pools(manager: EntityManager, month: string, committees: string[]): Promise<Pool[]> {
    // A branch has no cards under it, and PostgreSQL takes no empty list.
    if (committees.length === 0) return [];
    const rows = await manager.sql<{ kind: MeetingKind; version_id: string; cards: number }[]>`
      SELECT kind, criteria_set_version_id AS version_id, count(*) AS cards FROM scorecard
      WHERE month = ${month} AND superior_id IN (${() => committees}) AND state IN ('SUBMITTED', 'VERIFIED', 'DECIDED')
      GROUP BY kind, criteria_set_version_id`;
    const pools: Pool[] = [];
    for (const { kind, version_id: versionId, cards } of rows) {
      const { title } = await this.criteriaSets.content(manager, versionId);
      const label = `${MEETING_KIND_LABEL[kind]}, ${title}`;
      pools.push({ key: `${kind}:${versionId}`, kind, versionId, label, cards: Number(cards) });
    }
    return pools.sort((a, b) => b.cards - a.cards || (a.key < b.key ? -1 : 1));
  }

  /** No more columns than are shown: turning them into values is most of what a ranking costs. */
  private decided(manager: EntityManager, month: string, committees: string[], pool: Pool): Promise<DecidedRow[]> {
    return manager.sql<DecidedRow[]>`
      SELECT id, cell_id, superior_id, decided_total, decided_band FROM scorecard
      WHERE month = ${month} AND superior_id IN (${() => committees}) AND state = 'DECIDED'
        AND kind = ${pool.kind} AND criteria_set_version_id = ${pool.versionId}`;
  }

  private waiting(manager: EntityManager, month: string, committees: string[], pool: Pool): Promise<WaitingRow[]> {
    return manager.sql<WaitingRow[]>`
      SELECT id, cell_id, superior_id, state, self_total FROM scorecard
      WHERE month = ${month} AND superior_id IN (${() => committees}) AND state IN ('SUBMITTED', 'VERIFIED')
        AND kind = ${pool.kind} AND criteria_set_version_id = ${pool.versionId}`;
  }

  /** Branches with a sent card of the month's regular meeting in these pools. */
  private async sentIn(manager: EntityManager, month: string, committees: string[], pools: Pool[]): Promise<string[]> {
    const cells: string[] = [];
    for (const pool of pools) {
      const rows = await manager.sql<CardRow[]>`
        SELECT id, cell_id, superior_id FROM scorecard
        WHERE month = ${month} AND superior_id IN (${() => committees}) AND state IN ('SUBMITTED', 'VERIFIED', 'DECIDED')
          AND kind = ${pool.kind} AND criteria_set_version_id = ${pool.versionId}`;
      cells.push(...cellsOf(pool, rows));
    }
    return cells;
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

  /** Branches of the subtree without a sent card, with what stands instead. */
  private async missing(
    manager: EntityManager,
    month: string,
    nodes: Map<string, TreeMember>,
    sent: string[],
  ): Promise<RankingView['missing']> {
    const done = new Set(sent);
    const cells = [...nodes.values()].filter((node) => node.isCell && !done.has(node.id)).map((node) => node.id);
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

/** Also a mean tells of a card: one that the reader is still blind to is in no figure. */
function seen<C extends CardRow>(cards: C[], blind: ReadonlySet<string>): C[] {
  return blind.size > 0 ? cards.filter((card) => !blind.has(card.cell_id)) : cards;
}

/** A thematic card does not settle what the branch owes for the month's regular meeting. */
function cellsOf(pool: Pool, cards: CardRow[]): string[] {
  return pool.kind === 'THEMATIC' ? [] : cards.map((card) => card.cell_id);
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
    const id = childUnder(top, card.cell_id, card.superior_id, nodes);
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

function undecided(cards: WaitingRow[], names: Names): RankingView['undecided'] {
  return cards
    .map(({ id, cell_id: cellId, superior_id: superiorId, state, self_total: selfTotal }) => ({
      cellId,
      ...namesOf(cellId, superiorId, names),
      stateLabel: CARD_STATE_LABEL[state],
      scorecardId: id,
      selfTotal,
    }))
    .sort((a, b) => compareVietnamese(a.parentName, b.parentName) || compareVietnamese(a.name, b.name));
}
