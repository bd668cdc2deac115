import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  MonthCellsQuery,
  MonthDocumentParam,
  MonthFiguresQuery,
  MonthListQuery,
  MonthObligationsQuery,
} from '@chibo/contracts';
import type { BandCounts } from '@chibo/contracts';
import { formatLongMonth, owesCard } from '@chibo/domain';
import {
  bandShareWords,
  frozenWords,
  lateTable,
  monthCellsTable,
  monthlyList,
  obligationsTable,
  organizationsTable,
  withCommentary,
} from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { FrozenMonths } from '../closings/frozen-months.service';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { filterWords, searchWords, selectionOf, whyWords } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { MonthObligations } from '../obligations/month-obligations.service';
import { MonthCommentaries } from './month-commentaries.service';
import { MonthsService } from './months.service';

/** A month's lists as files: what its page shows, all of it. */
@Controller('months/:month')
export class MonthTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly clock: Clock,
    private readonly months: MonthsService,
    private readonly monthObligations: MonthObligations,
    private readonly frozen: FrozenMonths,
    private readonly commentaries: MonthCommentaries,
  ) {
    desk.reads('byOrganization', (actor, query: MonthFiguresQuery, month) => this.readTable(actor, query, month));
    desk.reads('cells', (actor, query: MonthCellsQuery, month) => this.readCells(actor, query, month));
    desk.reads('list', (actor, query: MonthListQuery, month) => this.readList(actor, query, month));
    desk.reads('late', (actor, query: MonthCellsQuery, month) => this.readLate(actor, query, month));
    desk.reads('obligations', (actor, query: MonthObligationsQuery, month) =>
      this.readObligations(actor, query, month),
    );
  }

  @Get('table.:format')
  @Needs('readMonth')
  async table(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() asked: MonthFiguresQuery,
  ): Promise<StreamableFile> {
    const query = await this.frozen.settled(counter.actor, month, asked);
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
  async list(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() asked: MonthListQuery,
  ): Promise<StreamableFile> {
    const query = isPart(asked) ? asked : await this.frozen.settled(counter.actor, month, asked);
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

  private async readTable(actor: Actor, query: MonthFiguresQuery, month: string): Promise<IssuedTable> {
    const view = await this.months.table(actor, month, query);
    const { rows, byKind, total, at, closing } = view;
    const period = formatLongMonth(month);
    const figures = { period, periodName: month, rows, byKind, total, at, ...frozenWords(closing) };
    const table = withCommentary(organizationsTable(figures), await this.commentaries.under(view));
    return { table, organizationId: view.organization.id };
  }

  private async readCells(actor: Actor, query: MonthCellsQuery, month: string): Promise<IssuedTable> {
    const { rows, organizationId } = await this.months.whole(actor, month, query);
    const selection = selectionOf(filterWords(query.filter), searchWords(query.q));
    return { table: monthCellsTable(month, rows, { at: this.now(), selection }), organizationId };
  }

  private async readList(actor: Actor, query: MonthListQuery, month: string): Promise<IssuedTable> {
    const { figures } = query;
    const { rows, organizationId } = await this.months.monthList(actor, month, query);
    const selection = selectionOf(filterWords(query.filter), searchWords(query.q));
    const view = await this.months.table(actor, month, { organizationId, figures });
    const { total, closing } = view;
    const sentences = selection ? [] : sentencesOf(total);
    const at = closing?.shown === 'CLOSED' ? closing.at : this.now();
    const table = monthlyList(month, rows, { at, selection, sentences, ...frozenWords(closing) });
    const said = selection ? undefined : await this.commentaries.under(view);
    return { table: withCommentary(table, said), organizationId };
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

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** By a filter the list is of this moment: filters name what is still to be done. */
function isPart({ filter }: MonthListQuery): boolean {
  return filter !== undefined && filter !== 'ALL';
}

function sentencesOf(total: BandCounts): string[] {
  return total.rated > 0 ? [`Trong ${total.rated} chi bộ được đánh giá: ${bandShareWords(total)}.`] : [];
}
