import type { Rounding } from '@chibo/domain';
import { Injectable } from '@nestjs/common';
import type {
  BandCounts,
  CellRow,
  MonthCellsView,
  MonthListRow,
  MonthTableView,
  OrganizationRow,
} from '@chibo/contracts';
import { MonthCellsQuery, MonthFiguresQuery, MonthListQuery } from '@chibo/contracts';
import { foldVietnamese, formatMonth, sentenceOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { countBeside, countCells } from '../cell-months/cell-month-reader';
import type { CellTally, ScopeCounts } from '../cell-months/month-tallies';
import { countFilters, countScope, hasOwn, tallyCells } from '../cell-months/month-tallies';
import { roundingOf, sentenceTemplate } from '../organizations/committee-settings.service';
import type { OrganizationNode } from '../organizations/tree';
import { kindsByCode, pathOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { bandCounts } from '../cell-months/band-counts';
import { childrenInMonth } from '../cell-months/children';
import { sentenceFigures } from '../cell-months/sentence-figures';
import { CellRows, withoutScores } from '../cell-months/cell-rows';
import { deskOf, nodeInMonth, openedMonths } from '../cell-months/desk';
import type { FrozenMonth } from '../closings/frozen-months.service';
import { FrozenMonths } from '../closings/frozen-months.service';
import { closedAmong } from '../obligations/month-matter';
import { lockingAmong } from '../obligations/sending-locks';
import { decidedDirectly, frozenList, frozenTable } from './frozen-table';
import { monthListRows } from './month-list-rows';
import { requireListable } from '../cell-months/whole-lists';

const PAGE_SIZE = 100;

interface ChildFigures {
  tallies: readonly CellTally[];
  blind: ReadonlySet<string>;
  rounding: Rounding;
  /** Branches stand directly under the committee. */
  hasCells: boolean;
}

/** The committee's month table: counted by the database, listed page by page. */
@Injectable()
export class MonthsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly blind: BlindScores,
    private readonly readings: CardReadings,
    private readonly rows: CellRows,
    private readonly frozen: FrozenMonths,
  ) {}

  /** @param query settled (FrozenMonths) */
  async table(
    actor: Actor,
    month: string,
    { organizationId, figures = 'LIVE' }: MonthFiguresQuery,
  ): Promise<MonthTableView> {
    const own = deskOf(actor);
    const id = organizationId ?? own;
    await this.access.require('readMonth', actor, id);
    const scope = await this.rows.scope(id, month);
    const { view, shown } = await this.database.read(async (manager) => {
      const organization = await nodeInMonth(manager, scope);
      const blind = await this.blind.waitingCells(actor, month);
      const counts = await countScope(manager, scope);
      const beside = await countBeside(manager, scope, actor.accountId);
      const frozen = await this.frozen.of(manager, scope, blind);
      const counted =
        figures === 'CLOSED'
          ? frozenTable(frozen)
          : await this.liveTable(manager, actor, scope, {
              counts,
              blind,
              hasCells: hasOwn(counts) || beside.arrived > 0,
            });
      const view: MonthTableView = {
        month,
        months: await openedMonths(manager),
        organization: { id, name: organization.name, kindLabel: organization.kindLabel },
        path: await pathFrom(manager, own, scope),
        ...counted,
        sentence: await this.sentence(manager, scope, { name: organization.name, counted }),
        filters: countFilters(counts, beside),
        closing: frozen && { ...frozen.closing, shown: figures },
      };
      return { view, shown: figures === 'CLOSED' && frozen ? decidedDirectly(frozen) : scoredIn(view) };
    });
    await this.readings.note(actor, shown);
    return view;
  }

  private async sentence(
    manager: EntityManager,
    { organizationId, month, today }: MonthScope,
    { name, counted }: { name: string; counted: Pick<MonthTableView, 'rows' | 'total'> },
  ): Promise<string> {
    const template = await sentenceTemplate(manager, organizationId, today);
    return sentenceOf(template, sentenceFigures(formatMonth(month), name, counted));
  }

  private async liveTable(
    manager: EntityManager,
    actor: Actor,
    scope: MonthScope,
    { counts, blind, hasCells }: { counts: ScopeCounts; blind: ReadonlySet<string>; hasCells: boolean },
  ): Promise<Pick<MonthTableView, 'byKind' | 'total' | 'rows' | 'at'>> {
    const tallies = await tallyCells(manager, scope, blind, counts);
    const rounding = await roundingOf(manager, scope.organizationId, scope.today);
    return {
      byKind: await byKind(manager, tallies, rounding),
      total: bandCounts(tallies, rounding),
      rows: await this.childRows(manager, actor, scope, { tallies, blind, rounding, hasCells }),
      at: this.clock.now().toISOString(),
    };
  }

  async cells(actor: Actor, month: string, query: MonthCellsQuery): Promise<MonthCellsView> {
    const id = query.organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const scope = await this.rows.scope(id, month);
    const page = query.page ?? 1;
    const { filter, sort, order } = query;
    const wanted = { filter, sort, order, words: foldVietnamese(query.q ?? ''), accountId: actor.accountId };
    const view = await this.database.read(async (manager) => {
      await nodeInMonth(manager, scope);
      const at = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
      const [total, cells] = [
        await countCells(manager, scope, wanted),
        await this.seen(manager, actor, scope, { ...wanted, ...at }, await this.blind.waitingCells(actor, month)),
      ];
      return { cells, locks: await locksOn(manager, scope, cells), total, page, pageSize: PAGE_SIZE };
    });
    await this.noteShown(actor, view.cells);
    return view;
  }

  /** All that were found, for files; more than any file holds are refused by their number. */
  async whole(
    actor: Actor,
    month: string,
    query: MonthCellsQuery,
  ): Promise<{ rows: CellRow[]; organizationId: string }> {
    const organizationId = query.organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, organizationId);
    const scope = await this.rows.scope(organizationId, month);
    const { filter, sort, order } = query;
    const wanted = { filter, sort, order, words: foldVietnamese(query.q ?? ''), accountId: actor.accountId };
    const rows = await this.database.read(async (manager) => {
      await nodeInMonth(manager, scope);
      requireListable(await countCells(manager, scope, wanted));
      return this.seen(manager, actor, scope, wanted, await this.blind.waitingCells(actor, month));
    });
    await this.noteShown(actor, rows);
    return { rows, organizationId };
  }

  /** The same with what their cards say of the meeting and of points lost, for the list of ten columns. */
  async monthList(
    actor: Actor,
    month: string,
    { figures, ...query }: MonthListQuery,
  ): Promise<{ rows: MonthListRow[]; organizationId: string }> {
    if (figures === 'CLOSED') return this.frozenList(actor, month, query);
    const { rows, organizationId } = await this.whole(actor, month, query);
    return { rows: await this.database.read((manager) => monthListRows(manager, rows)), organizationId };
  }

  private async frozenList(
    actor: Actor,
    month: string,
    { organizationId = deskOf(actor), q = '' }: MonthCellsQuery,
  ): Promise<{ rows: MonthListRow[]; organizationId: string }> {
    await this.access.require('readMonth', actor, organizationId);
    const scope = await this.rows.scope(organizationId, month);
    const { rows, shown } = await this.database.read(async (manager) => {
      await nodeInMonth(manager, scope);
      const frozen = await this.frozen.of(manager, scope, await this.blind.waitingCells(actor, month));
      return { rows: frozenList(frozen, foldVietnamese(q)), shown: frozen ? decidedIn(frozen) : [] };
    });
    requireListable(rows.length);
    await this.readings.note(actor, shown);
    return { rows, organizationId };
  }

  /** As this actor may see them: without the scores of branches a visit of theirs is still blind to. */
  private async seen(
    manager: EntityManager,
    actor: Actor,
    scope: MonthScope,
    question: Parameters<CellRows['list']>[3],
    blind: ReadonlySet<string>,
  ): Promise<CellRow[]> {
    return (await this.rows.list(manager, actor, scope, question)).map((row) => withoutScores(row, blind));
  }

  /** One row per direct subordinate: a committee with its whole subtree, or a branch. */
  private async childRows(
    manager: EntityManager,
    actor: Actor,
    scope: MonthScope,
    { tallies, blind, rounding, hasCells }: ChildFigures,
  ): Promise<OrganizationRow[]> {
    const byChild = Map.groupBy(tallies, (tally) => tally.childId);
    // Branches that met under the committee and have left it since count here.
    const children = await childrenInMonth(manager, scope, byChild.keys());
    const cells = hasCells ? await this.seen(manager, actor, scope, { directly: true }, blind) : [];
    const byCell = new Map(cells.map((cell) => [cell.cellId, cell]));
    return children.map((node) =>
      childRow(node, bandCounts(byChild.get(node.id) ?? [], rounding), byCell.get(node.id)),
    );
  }

  private noteShown(actor: Actor, rows: readonly CellRow[]): Promise<void> {
    return this.readings.note(actor, scored(rows));
  }
}

/** Cards of the rows that give a score away, one by one. */
function scored(rows: readonly CellRow[]): string[] {
  return rows.flatMap(({ scorecardId, selfTotal }) => (scorecardId && selfTotal !== undefined ? [scorecardId] : []));
}

function scoredIn({ rows }: Pick<MonthTableView, 'rows'>): string[] {
  return scored(rows.flatMap(({ cell }) => cell ?? []));
}

function decidedIn({ snapshot }: FrozenMonth): string[] {
  return snapshot.cells.flatMap(({ scorecardId, decidedTotal }) =>
    scorecardId && decidedTotal !== undefined ? [scorecardId] : [],
  );
}

/** Which branches of a page send with leave only. */
async function locksOn(
  manager: EntityManager,
  { organizationId, month, today }: MonthScope,
  cells: readonly CellRow[],
): Promise<MonthCellsView['locks']> {
  const path = (await pathOn(manager, organizationId, today)).map(({ id }) => id);
  const closed = (await closedAmong(manager, month, path)).length > 0;
  return { closed, late: await lockingAmong(manager, [...new Set(cells.map(({ parentId }) => parentId))]) };
}

function childRow(node: OrganizationNode, counts: BandCounts, cell: CellRow | undefined): OrganizationRow {
  const { id, name, code, kindLabel, isCell } = node;
  return {
    organizationId: id,
    name,
    code,
    kindLabel,
    isCell,
    counts,
    cell: isCell ? cell : undefined,
  };
}

async function byKind(
  manager: EntityManager,
  tallies: readonly CellTally[],
  rounding: Rounding,
): Promise<MonthTableView['byKind']> {
  const kinds = await kindsByCode(manager);
  const sorted = [...Map.groupBy(tallies, (tally) => tally.cellKind)].sort(
    ([a], [b]) => (kinds.get(a)?.sort ?? 99) - (kinds.get(b)?.sort ?? 99),
  );
  return sorted.map(([code, rows]): { kind: string; label: string; counts: BandCounts } => {
    const label = kinds.get(code)?.label ?? code;
    return { kind: label, label, counts: bandCounts(rows, rounding) };
  });
}

async function pathFrom(
  manager: EntityManager,
  own: string,
  { organizationId, day }: MonthScope,
): Promise<{ id: string; name: string }[]> {
  const path = (await pathOn(manager, organizationId, day)).map(({ id, name }) => ({ id, name })).reverse();
  return path.slice(
    Math.max(
      0,
      path.findIndex((each) => each.id === own),
    ),
  );
}
