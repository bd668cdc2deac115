import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { MonthCellsQuery, MonthDocumentParam, MonthObligationsQuery, MonthTableQuery } from '@chibo/contracts';
import { formatLongMonth, owesCard } from '@chibo/domain';
import {
  bandShareWords,
  lateTable,
  monthCellsTable,
  monthlyList,
  obligationsTable,
  organizationsTable,
} from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { filterWords, searchWords, selectionOf, whyWords } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { MonthObligations } from '../obligations/month-obligations.service';
import { MonthsService } from './months.service';

/** A month's lists as files: what its page shows, all of it. */
@Controller('months/:month')
export class MonthTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly clock: Clock,
    private readonly months: MonthsService,
    private readonly monthObligations: MonthObligations,
  ) {
    desk.reads('byOrganization', (actor, query: MonthTableQuery, month) => this.readTable(actor, query, month));
    desk.reads('cells', (actor, query: MonthCellsQuery, month) => this.readCells(actor, query, month));
    desk.reads('list', (actor, query: MonthCellsQuery, month) => this.readList(actor, query, month));
    desk.reads('late', (actor, query: MonthCellsQuery, month) => this.readLate(actor, query, month));
    desk.reads('obligations', (actor, query: MonthObligationsQuery, month) =>
      this.readObligations(actor, query, month),
    );
  }

  @Get('table.:format')
  @Needs('readMonth')
  table(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthTableQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'byOrganization', format, month, query });
  }

  @Get('cells.:format')
  @Needs('readMonth')
  cells(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthCellsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'cells', format, month, query });
  }

  /** The list of ten columns that is sent upwards. */
  @Get('list.:format')
  @Needs('readMonth')
  list(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthCellsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'list', format, month, query });
  }

  /** Who still owes; of the filters only those of such branches make sense. */
  @Get('late.:format')
  @Needs('readMonth')
  late(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthCellsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'late', format, month, query });
  }

  @Get('obligations.:format')
  @Needs('readMonth')
  obligations(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthObligationsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'obligations', format, month, query });
  }

  private async readTable(actor: Actor, { organizationId }: MonthTableQuery, month: string): Promise<IssuedTable> {
    const view = await this.months.table(actor, month, organizationId);
    const { rows, byKind, total, at } = view;
    const period = formatLongMonth(month);
    const table = organizationsTable({ period, periodName: month, rows, byKind, total, at });
    return { table, organizationId: view.organization.id };
  }

  private async readCells(actor: Actor, query: MonthCellsQuery, month: string): Promise<IssuedTable> {
    const { rows, organizationId } = await this.months.whole(actor, month, query);
    const selection = selectionOf(filterWords(query.filter), searchWords(query.q));
    return { table: monthCellsTable(month, rows, { at: this.now(), selection }), organizationId };
  }

  private async readList(actor: Actor, query: MonthCellsQuery, month: string): Promise<IssuedTable> {
    const { rows, organizationId } = await this.months.monthList(actor, month, query);
    const selection = selectionOf(filterWords(query.filter), searchWords(query.q));
    const sentences = selection ? [] : await this.sentences(actor, month, organizationId);
    return { table: monthlyList(month, rows, { at: this.now(), selection, sentences }), organizationId };
  }

  private async readLate(actor: Actor, query: MonthCellsQuery, month: string): Promise<IssuedTable> {
    const { filter = 'INCOMPLETE' } = query;
    const { rows, organizationId } = await this.months.whole(actor, month, { ...query, filter });
    const selection = selectionOf(filter === 'INCOMPLETE' ? undefined : filterWords(filter), searchWords(query.q));
    return { table: lateTable(month, rows.filter(owesCard), { at: this.now(), selection }), organizationId };
  }

  private async readObligations(actor: Actor, query: MonthObligationsQuery, month: string): Promise<IssuedTable> {
    const view = await this.monthObligations.whole(actor, month, query);
    const selection = selectionOf(whyWords(query.why), searchWords(query.q));
    return { table: obligationsTable(view, { at: this.now(), selection }), organizationId: view.organization.id };
  }

  private async sentences(actor: Actor, month: string, organizationId: string): Promise<string[]> {
    const { total } = await this.months.table(actor, month, organizationId);
    return total.rated > 0 ? [`Trong ${total.rated} chi bộ được đánh giá: ${bandShareWords(total)}.`] : [];
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
