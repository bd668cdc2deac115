import { Injectable } from '@nestjs/common';
import type { CellFilter, CellRow, MonthCellsView, MonthTableView, OrganizationRow } from '@chibo/contracts';
import { CELL_FILTERS, MonthCellsQuery } from '@chibo/contracts';
import { addMonths, allows, compareVietnamese, firstDayOf, foldVietnamese, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { DeadlinesService } from '../obligations/deadlines.service';
import type { OrganizationNode } from '../organizations/tree';
import { childUnder, lastBefore, pathOn, pathUp, subtreeOn, treeDay } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { officerView, SupervisionReader } from '../supervision/supervision-reader';
import { bandCounts } from './band-counts';
import type { MonthRow, RowPlace } from './month-rows';
import { arrivedRows, cellRow, isOwed, monthRows, withoutScores } from './month-rows';

const PAGE_SIZE = 100;

/** One committee's month: its tree as on the month's last day, and every branch's row in it. */
export interface CommitteeMonth {
  organization: OrganizationNode;
  nodes: Map<string, OrganizationNode>;
  /** Branches that count here. */
  cells: CellRow[];
  /** Cards that count elsewhere and wait for this committee: their branches have moved here since the meeting. */
  arrived: CellRow[];
}

/** The tree of a month, and who has left it. */
interface MonthTree extends Pick<CommitteeMonth, 'organization' | 'nodes'> {
  id: string;
  month: string;
  left: ReadonlyMap<string, OrganizationNode>;
}

/** The committee's month table. */
@Injectable()
export class MonthsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly deadlines: DeadlinesService,
    private readonly blind: BlindScores,
    private readonly supervision: SupervisionReader,
    private readonly readings: CardReadings,
  ) {}

  async table(actor: Actor, month: string, organizationId: string | undefined): Promise<MonthTableView> {
    const own = this.deskOf(actor);
    const id = organizationId ?? own;
    await this.access.require('readMonth', actor, id);
    const view = await this.database.read(async (manager) => {
      const whole = await this.seenMonth(manager, actor, id, month);
      const { organization, cells } = whole;
      return {
        month,
        months: await this.months(manager),
        organization: { id, name: organization.name, kindLabel: organization.kindLabel },
        path: await this.pathFrom(manager, own, id, month),
        byKind: byKind(whole),
        total: bandCounts(cells),
        rows: childRows(whole),
        filters: Object.fromEntries(CELL_FILTERS.map((filter) => [filter, rowsFor(filter, whole).length])) as Record<
          CellFilter,
          number
        >,
        at: this.clock.now().toISOString(),
      };
    });
    await this.noteShown(
      actor,
      view.rows.flatMap(({ cell }) => cell ?? []),
    );
    return view;
  }

  async cells(actor: Actor, month: string, query: MonthCellsQuery): Promise<MonthCellsView> {
    const id = query.organizationId ?? this.deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const whole = await this.database.read((manager) => this.seenMonth(manager, actor, id, month));
    const wanted = foldVietnamese(query.q ?? '');
    const found = rowsFor(query.filter ?? 'ALL', whole)
      .filter((row) => foldVietnamese(`${row.name} ${row.code} ${row.parentName}`).includes(wanted))
      .sort(
        (a, b) =>
          compareVietnamese(a.parentName, b.parentName) ||
          compareVietnamese(a.name, b.name) ||
          compareVietnamese(a.code, b.code),
      );
    const page = query.page ?? 1;
    const cells = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    await this.noteShown(actor, cells);
    return {
      cells,
      total: found.length,
      page,
      pageSize: PAGE_SIZE,
    };
  }

  /** The committee whose month this account opens on. */
  deskOf(actor: Actor): string {
    const desk = actor.roles.find(({ role }) => allows('readMonth', role, 'OWN'));
    if (!desk) throw Refusal.forbidden('Bảng tháng dành cho cấp ủy. Chi bộ xem phiếu của mình ở Việc cần làm.');
    return desk.organizationId;
  }

  /** Months that have been opened, newest first: one step along the index per month, however many branches there are. */
  async months(manager: EntityManager): Promise<string[]> {
    const rows = await manager.sql<{ month: string }[]>`
      WITH RECURSIVE opened (month) AS (
        SELECT max(month) FROM obligation
        UNION ALL
        SELECT (SELECT max(earlier.month) FROM obligation earlier WHERE earlier.month < opened.month)
        FROM opened WHERE opened.month IS NOT NULL
      )
      SELECT month FROM opened WHERE month IS NOT NULL`;
    return rows.map((row) => row.month);
  }

  /** The rows that give a score away, one by one. */
  private noteShown(actor: Actor, rows: readonly CellRow[]): Promise<void> {
    const scored = rows.flatMap(({ scorecardId, selfTotal }) =>
      scorecardId && selfTotal !== undefined ? [scorecardId] : [],
    );
    return this.readings.note(actor, scored);
  }

  /** As this actor may see it: without scores, in no figure either, of branches a visit of theirs is still blind to. */
  private async seenMonth(manager: EntityManager, actor: Actor, id: string, month: string): Promise<CommitteeMonth> {
    const whole = await this.committeeMonth(manager, actor, id, month);
    const blind = await this.blind.waitingCells(actor, month);
    const seen = (rows: CellRow[]): CellRow[] => rows.map((row) => withoutScores(row, blind));
    return { ...whole, cells: seen(whole.cells), arrived: seen(whole.arrived) };
  }

  /** With every score there is. */
  async committeeMonth(manager: EntityManager, actor: Actor, id: string, month: string): Promise<CommitteeMonth> {
    const subtree = await this.subtree(manager, id, month);
    const nodes = new Map(subtree.map((node) => [node.id, node]));
    const organization = subtree.find((node) => node.id === id) ?? subtree[0];
    const idsOf = (isCell: boolean): string[] =>
      subtree.filter((node) => node.isCell === isCell).map((node) => node.id);
    const rows = await monthRows(manager, month, idsOf(true), idsOf(false));
    const known = new Set(rows.map((row) => row.obligation_id));
    const arrivals = (await arrivedRows(manager, month, id, vietnamDay(this.clock.now()))).filter(
      (row) => !known.has(row.obligation_id),
    );
    const left = await this.departed(manager, [...rows, ...arrivals], nodes, month);
    const placeOf = await this.places(manager, actor, { id, organization, nodes, left, month });
    const asRows = (some: MonthRow[]): CellRow[] =>
      some.flatMap((row) => {
        const place = placeOf(row);
        return place ? [cellRow(row, place)] : [];
      });
    return { organization, nodes: new Map([...left, ...nodes]), cells: asRows(rows), arrived: asRows(arrivals) };
  }

  /** Who appears in these rows and is not in the tree of the month's last day. */
  private departed(
    manager: EntityManager,
    rows: MonthRow[],
    nodes: ReadonlyMap<string, OrganizationNode>,
    month: string,
  ): Promise<Map<string, OrganizationNode>> {
    const ids = new Set(rows.flatMap((row) => [row.cell_id, row.superior_id ?? row.cell_id]));
    return lastBefore(
      manager,
      [...ids].filter((each) => !nodes.has(each)),
      firstDayOf(addMonths(month, 1)),
    );
  }

  /** What each row needs of the tree: its branch, the parent it counts under, the nearest deadline, whether it opens. */
  private async places(
    manager: EntityManager,
    actor: Actor,
    { id, organization, nodes, left, month }: MonthTree,
  ): Promise<(row: MonthRow) => RowPlace | undefined> {
    const above = (await pathOn(manager, id, this.dayFor(month))).map((node) => node.id);
    const rulesOn = await this.deadlines.rulesByPath(manager);
    const reach = await this.access.reachOf(actor, 'readCard');
    const cells = [...nodes.values(), ...left.values()].filter(({ isCell }) => isCell).map(({ id: cell }) => cell);
    const officers = await this.supervision.on(manager, cells, this.dayFor(month));
    const now = this.clock.now();
    return (row) => {
      const cell = nodes.get(row.cell_id) ?? left.get(row.cell_id);
      if (!cell) return undefined;
      const parentId = row.superior_id ?? cell.parentId ?? '';
      const parent = nodes.get(parentId) ?? left.get(parentId) ?? organization;
      const rules = rulesOn([cell.id, ...pathUp(parent.id, nodes), ...above]);
      const officer = officers.get(cell.id);
      const own = officer?.committeeId === parent.id ? officerView(officer, actor) : undefined;
      return { cell, parent, rules, now, month, officer: own, mayOpen: reach.has(cell.id) };
    };
  }

  /** The tree of a month is that of its last day; of the running month, today's. */
  private async subtree(manager: EntityManager, id: string, month: string): Promise<OrganizationNode[]> {
    const nodes = await subtreeOn(manager, id, this.dayFor(month));
    if (nodes.length === 0) throw Refusal.notFound('tổ chức đảng trong tháng này');
    return nodes;
  }

  private dayFor(month: string): string {
    return treeDay(month, vietnamDay(this.clock.now()));
  }

  private async pathFrom(
    manager: EntityManager,
    own: string,
    id: string,
    month: string,
  ): Promise<{ id: string; name: string }[]> {
    const above = (await pathOn(manager, id, this.dayFor(month)))
      .map(({ id: each, name }) => ({ id: each, name }))
      .reverse();
    return above.slice(
      Math.max(
        0,
        above.findIndex((each) => each.id === own),
      ),
    );
  }
}

/** The rows of a filter; what waits for this committee includes cards that count elsewhere. */
function rowsFor(filter: CellFilter, { cells, arrived }: CommitteeMonth): CellRow[] {
  return [...cells, ...(filter === 'WAITING' ? arrived : [])].filter(MATCHES[filter]);
}

const MATCHES: Record<CellFilter, (row: CellRow) => boolean> = {
  ALL: () => true,
  INCOMPLETE: (row) => isOwed(row.state) && row.state !== 'DECIDED',
  WAITING: (row) => row.state === 'SUBMITTED' || row.state === 'VERIFIED',
  RETURNED: (row) => row.state === 'RETURNED',
  LATE: (row) => row.late,
  DECIDED: (row) => row.state === 'DECIDED',
  MINE: (row) => row.officer?.mine === true,
};

function byKind({ nodes, cells }: CommitteeMonth): MonthTableView['byKind'] {
  const kinds = new Map<string, { label: string; sort: number; rows: CellRow[] }>();
  for (const row of cells) {
    const node = nodes.get(row.cellId);
    const kind = kinds.get(row.kindLabel) ?? { label: row.kindLabel, sort: node?.kindSort ?? 99, rows: [] };
    kind.rows.push(row);
    kinds.set(row.kindLabel, kind);
  }
  const sorted = [...kinds.entries()].sort(([, a], [, b]) => a.sort - b.sort);
  return sorted.map(([kind, { label, rows }]) => ({ kind, label, counts: bandCounts(rows) }));
}

/** One row per direct subordinate: a committee with its whole subtree, or a branch. */
function childRows({ organization, nodes, cells }: CommitteeMonth): OrganizationRow[] {
  const byChild = new Map<string, CellRow[]>();
  for (const row of cells) {
    const child = childUnder(organization.id, row.cellId, row.parentId, nodes);
    byChild.set(child, [...(byChild.get(child) ?? []), row]);
  }
  const children = [...nodes.values()].filter((node) => node.parentId === organization.id || byChild.has(node.id));
  return children
    .filter((node) => node.id !== organization.id)
    .sort((a, b) => a.kindSort - b.kindSort || compareVietnamese(a.name, b.name))
    .map((node) => childRow(node, byChild.get(node.id) ?? []));
}

function childRow(node: OrganizationNode, rows: CellRow[]): OrganizationRow {
  const { id, name, code, kindLabel, isCell } = node;
  return {
    organizationId: id,
    name,
    code,
    kindLabel,
    isCell,
    counts: bandCounts(rows),
    cell: isCell ? rows[0] : undefined,
  };
}
