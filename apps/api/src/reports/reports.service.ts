import { Injectable } from '@nestjs/common';
import type { ReportCellRow, ReportCellsView, ReportQuery, ReportView } from '@chibo/contracts';
import { ReportCellsQuery } from '@chibo/contracts';
import { foldVietnamese, isRunning, sentenceOf } from '@chibo/domain';
import { figuresOfPeriod } from '@chibo/tables';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { openedMonths } from '../cell-months/desk';
import { sentenceFigures } from '../cell-months/sentence-figures';
import { requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { sql } from '../db/sql';
import { groupingsFor } from '../groupings/group-of';
import { roundingOf, sentenceTemplate } from '../organizations/committee-settings.service';
import { CardReadings } from '../scorecards/card-readings';
import type { PeriodCell, PeriodMonths } from './period-cells';
import { cellRow, countPeriodCells, decidedCards, monthsOfCells, pageOfCells, quotaOfCells } from './period-cells';
import { aheadOf, PeriodClasses } from './period-classes';
import type { PeriodScope } from './period-rows';
import { nodeOn, periodOf, PeriodScopes } from './period-scopes';
import { tallyMonths } from './period-tallies';
import { partOf } from './report-part';
import type { Counting } from './report-rows';
import { byGroup, byKind, childRows, countsBySet, totalOf } from './report-rows';

const PAGE_SIZE = 100;

/** Branches whose months are read at once. */
const BATCH = 500;

type ListedCells = Pick<ReportCellsView, 'cells' | 'total' | 'months' | 'organizationId' | 'part'>;

/** Reports over months, quarters, years: counted by the database from the rows of branches and months. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scopes: PeriodScopes,
    private readonly classes: PeriodClasses,
    private readonly criteriaSets: PublishedSets,
    private readonly readings: CardReadings,
  ) {}

  /** How the branches below a committee stood, by direct subordinate, by kind, in all. */
  async bands(actor: Actor, query: ReportQuery): Promise<ReportView> {
    const scope = await this.scopes.of('readMonth', actor, query);
    const { view, shown } = await this.database.read(async (manager) => {
      const node = await nodeOn(manager, scope);
      const opened = await openedMonths(manager);
      const months = await tallyMonths(manager, scope);
      const classes = await this.classes.of(manager, scope, opened);
      const rounding = await roundingOf(manager, scope.organizationId, scope.today);
      const counted: Counting = { months, classes, rounding };
      const view: ReportView = {
        period: query.period,
        years: [...new Set(opened.map((month) => month.slice(0, 4)))],
        openedMonths: scope.months.filter((month) => opened.includes(month)),
        running: isRunning(periodOf(query), scope.today),
        tree: scope.tree,
        organization: { id: scope.organizationId, name: node.name, kindLabel: node.kindLabel },
        rows: await childRows(manager, scope, counted),
        byKind: await byKind(manager, counted),
        part: await partOf(manager, scope),
        groupings: await groupingsFor(manager, scope.organizationId, scope.today),
        grouping: await byGroup(manager, scope, counted),
        sets: await this.setsOf(manager, countsBySet(months)),
        total: totalOf(counted),
        at: this.clock.now().toISOString(),
        sentence: '',
      };
      view.sentence = await this.sentence(manager, scope, view);
      // A branch that stands directly under the committee is a row of its own.
      return { view, shown: await decidedCards(manager, scope, sql`r.child_id = r.cell_id`) };
    });
    await this.readings.note(actor, shown);
    return view;
  }

  private async sentence(manager: EntityManager, scope: PeriodScope, view: ReportView): Promise<string> {
    const template = await sentenceTemplate(manager, scope.organizationId, scope.today);
    const figures = figuresOfPeriod(view);
    return sentenceOf(template, sentenceFigures(figures.period, view.organization.name, figures));
  }

  /** Branch by branch, month by month, a page of them. */
  async cells(actor: Actor, query: ReportCellsQuery): Promise<ReportCellsView> {
    const page = query.page ?? 1;
    const found = await this.list(actor, query, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
    return { ...found, page, pageSize: PAGE_SIZE };
  }

  /** All that were found, for files; more than any file holds are refused by their number. */
  whole(actor: Actor, query: ReportCellsQuery): Promise<ListedCells> {
    return this.list(actor, query);
  }

  private async list(
    actor: Actor,
    query: ReportCellsQuery,
    at?: { limit: number; offset: number },
  ): Promise<ListedCells> {
    const scope = await this.scopes.of('readMonth', actor, query);
    const words = foldVietnamese(query.q ?? '');
    const view = await this.database.read(async (manager) => {
      await nodeOn(manager, scope);
      const opened = await openedMonths(manager);
      const months = { all: scope.months, opened: new Set(opened), ahead: aheadOf(scope, opened) };
      const total = await countPeriodCells(manager, scope, words);
      if (!at) requireListable(total);
      const listed = await pageOfCells(manager, scope, words, at ?? { limit: total, offset: 0 });
      const cells: ReportCellRow[] = [];
      for (let from = 0; from < listed.length; from += BATCH)
        cells.push(...(await this.rows(manager, scope, listed.slice(from, from + BATCH), months)));
      const part = await partOf(manager, scope);
      return { organizationId: scope.organizationId, part, cells, total, months: [...scope.months] };
    });
    const scored = view.cells.flatMap(({ months }) => months.filter(({ total }) => total !== undefined));
    await this.readings.note(
      actor,
      scored.flatMap(({ scorecardId }) => scorecardId ?? []),
    );
    return view;
  }

  private async rows(
    manager: EntityManager,
    scope: PeriodScope,
    cells: readonly PeriodCell[],
    months: PeriodMonths,
  ): Promise<ReportCellRow[]> {
    const rows = await monthsOfCells(manager, scope, cells);
    const used = [...rows.values()].flat().map((row) => row.criteria_set_version_id);
    const sets = await this.classes.sets(manager, used);
    const quota = await quotaOfCells(manager, scope, cells, sets);
    return cells.map((cell) => {
      const { cell_id: id } = cell;
      return cellRow(cell, rows.get(id) ?? [], sets, months, quota.get(id));
    });
  }

  /** Those of most months first. */
  private async setsOf(manager: EntityManager, counts: ReadonlyMap<string, number>): Promise<ReportView['sets']> {
    const contents = await this.criteriaSets.contents(manager, [...counts.keys()]);
    return [...counts]
      .map(([versionId, months]) => ({ versionId, title: contents.get(versionId)?.title ?? '', months }))
      .sort((a, b) => b.months - a.months || (a.versionId < b.versionId ? -1 : 1));
  }
}
