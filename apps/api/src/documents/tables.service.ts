import { Injectable } from '@nestjs/common';
import {
  MonthCellsQuery,
  MonthObligationsQuery,
  MonthTableQuery,
  RankingDocumentQuery,
  ReportCellsQuery,
  ReportQuery,
  ReportRankingDocumentQuery,
  ScoreGapsQuery,
  VisitsQuery,
} from '@chibo/contracts';
import { foldVietnamese, formatLongMonth, owesCard } from '@chibo/domain';
import type { Table } from '@chibo/tables';
import {
  bandShareWords,
  closingTable,
  figuresOfPeriod,
  kindWords,
  lateTable,
  monthCellsTable,
  monthlyList,
  obligationsTable,
  organizationsTable,
  periodCellRanking,
  periodCellsTable,
  periodOrganizationRanking,
  rankedCells,
  rankedOrganizations,
  scoreGapsTable,
  treeWords,
  visitsTable,
} from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { ClosingsService } from '../closings/closings.service';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import type { TableName, TableSource } from '../issued-papers/paper-source';
import { MonthsService } from '../months/months.service';
import { MonthObligations } from '../obligations/month-obligations.service';
import { ScoreGapsService } from '../quality/score-gaps.service';
import { RankingsService } from '../rankings/rankings.service';
import { PeriodRankingsService } from '../reports/period-rankings.service';
import { periodOf } from '../reports/period-scopes';
import { ReportsService } from '../reports/reports.service';
import { VisitReader } from '../visits/visit-reader';
import { monthListRows } from './month-list-rows';
import { filterWords, searchWords, selectionOf, whyWords } from './selection';

/** A table as it goes on paper, and whose it is. */
export interface IssuedTable {
  table: Table;
  organizationId: string;
}

/** Tables with the same rows, rights and words as the pages they are asked for from; lists are whole. */
@Injectable()
export class Tables {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly months: MonthsService,
    private readonly rankings: RankingsService,
    private readonly gaps: ScoreGapsService,
    private readonly monthObligations: MonthObligations,
    private readonly closings: ClosingsService,
    private readonly reports: ReportsService,
    private readonly periodRankings: PeriodRankingsService,
    private readonly visitReader: VisitReader,
  ) {}

  /** The one that is named, as `source` has asked for it. @param actor who may read it */
  of(actor: Actor, { table, month = '', query }: TableSource): Promise<IssuedTable> {
    const asked = query as object;
    const tables: Record<TableName, () => Promise<IssuedTable>> = {
      byOrganization: () => this.byOrganization(actor, month, asked),
      cells: () => this.cells(actor, month, asked),
      list: () => this.list(actor, month, asked),
      late: () => this.late(actor, month, asked),
      ranking: () => this.ranking(actor, month, asked),
      scoreGaps: () => this.scoreGaps(actor, month, asked),
      obligations: () => this.obligations(actor, month, asked),
      closing: () => this.closing(actor, month, asked),
      reportBands: () => this.reportBands(actor, asked as ReportQuery),
      reportCells: () => this.reportCells(actor, asked as ReportCellsQuery),
      reportRanking: () => this.reportRanking(actor, asked as ReportRankingDocumentQuery),
      visits: () => this.visits(actor, asked as VisitsQuery),
    };
    return tables[table]();
  }

  async byOrganization(actor: Actor, month: string, { organizationId }: MonthTableQuery): Promise<IssuedTable> {
    const view = await this.months.table(actor, month, organizationId);
    const { rows, byKind, total, at } = view;
    const period = formatLongMonth(month);
    const table = organizationsTable({ period, periodName: month, rows, byKind, total, at });
    return { table, organizationId: view.organization.id };
  }

  async cells(actor: Actor, month: string, query: MonthCellsQuery): Promise<IssuedTable> {
    const { rows, organizationId } = await this.months.whole(actor, month, query);
    const selection = selectionOf(filterWords(query.filter), searchWords(query.q));
    return { table: monthCellsTable(month, rows, { at: this.now(), selection }), organizationId };
  }

  async list(actor: Actor, month: string, query: MonthCellsQuery): Promise<IssuedTable> {
    const { rows, organizationId } = await this.months.whole(actor, month, query);
    const listed = await this.database.read((manager) => monthListRows(manager, rows));
    const selection = selectionOf(filterWords(query.filter), searchWords(query.q));
    const sentences = selection ? [] : await this.sentences(actor, month, organizationId);
    return { table: monthlyList(month, listed, { at: this.now(), selection, sentences }), organizationId };
  }

  /** Who still owes; of the filters only those of such branches make sense. */
  async late(actor: Actor, month: string, query: MonthCellsQuery): Promise<IssuedTable> {
    const { filter = 'INCOMPLETE' } = query;
    const { rows, organizationId } = await this.months.whole(actor, month, { ...query, filter });
    const selection = selectionOf(filter === 'INCOMPLETE' ? undefined : filterWords(filter), searchWords(query.q));
    return { table: lateTable(month, rows.filter(owesCard), { at: this.now(), selection }), organizationId };
  }

  async ranking(actor: Actor, month: string, { of, ...query }: RankingDocumentQuery): Promise<IssuedTable> {
    const asked = { at: this.now(), selection: searchWords(query.q) };
    if (of !== 'ORGANIZATIONS') {
      const view = await this.rankings.whole(actor, month, query);
      return { table: rankedCells(view, asked), organizationId: view.organization.id };
    }
    const view = await this.rankings.ranking(actor, month, query);
    const words = foldVietnamese(query.q?.trim() ?? '');
    const organizations = view.organizations.filter(({ name }) => foldVietnamese(name).includes(words));
    return { table: rankedOrganizations({ ...view, organizations }, asked), organizationId: view.organization.id };
  }

  async scoreGaps(actor: Actor, month: string, query: ScoreGapsQuery): Promise<IssuedTable> {
    const view = await this.gaps.whole(actor, month, query);
    return { table: scoreGapsTable(view, searchWords(query.q)), organizationId: view.organization.id };
  }

  async obligations(actor: Actor, month: string, query: MonthObligationsQuery): Promise<IssuedTable> {
    const view = await this.monthObligations.whole(actor, month, query);
    const selection = selectionOf(whyWords(query.why), searchWords(query.q));
    return { table: obligationsTable(view, { at: this.now(), selection }), organizationId: view.organization.id };
  }

  /** From the frozen copy; a month that is not closed has no minutes. */
  async closing(actor: Actor, month: string, { organizationId }: MonthTableQuery): Promise<IssuedTable> {
    const view = await this.closings.whole(actor, month, organizationId);
    if (!view.closed) throw Refusal.conflict('NOT_CLOSED', 'Cấp ủy chưa khóa sổ tháng này nên chưa có biên bản.');
    return { table: closingTable(view, view.closed, this.now()), organizationId: view.organization.id };
  }

  async reportBands(actor: Actor, query: ReportQuery): Promise<IssuedTable> {
    const view = await this.reports.bands(actor, query);
    return { table: organizationsTable(figuresOfPeriod(view, query)), organizationId: view.organization.id };
  }

  async reportCells(actor: Actor, query: ReportCellsQuery): Promise<IssuedTable> {
    const { cells, organizationId } = await this.reports.whole(actor, query);
    const asked = {
      at: this.now(),
      remarks: treeWords(query.tree),
      selection: selectionOf(kindWords(query.cellKind, cells[0]?.kindLabel), searchWords(query.q)),
    };
    return { table: periodCellsTable(periodOf(query), cells, asked), organizationId };
  }

  async reportRanking(actor: Actor, { of, ...query }: ReportRankingDocumentQuery): Promise<IssuedTable> {
    const view = await this.periodRankings.whole(actor, query);
    const asked = {
      tree: query.tree,
      selection: selectionOf(query.cellKind ? `chỉ loại ${query.cellKind}` : undefined, searchWords(query.q)),
    };
    const table = of === 'ORGANIZATIONS' ? periodOrganizationRanking(view, asked) : periodCellRanking(view, asked);
    return { table, organizationId: view.organization.id };
  }

  async visits(actor: Actor, query: VisitsQuery): Promise<IssuedTable> {
    const view = await this.visitReader.list(actor, query);
    return { table: visitsTable(view, this.now()), organizationId: view.organization.id };
  }

  private async sentences(actor: Actor, month: string, organizationId: string): Promise<string[]> {
    const { total } = await this.months.table(actor, month, organizationId);
    return total.rated > 0 ? [`Trong ${total.rated} chi bộ được đánh giá: ${bandShareWords(total)}.`] : [];
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
