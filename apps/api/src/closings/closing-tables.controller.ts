import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { MonthDocumentParam, MonthTableQuery } from '@chibo/contracts';
import { closingTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { Refusal } from '../http/refusal';
import { ClosingsService } from './closings.service';

/** The minutes of a closing as files. */
@Controller('months/:month')
export class ClosingTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly clock: Clock,
    private readonly closings: ClosingsService,
  ) {
    desk.reads('closing', (actor, query: MonthTableQuery, month) => this.readClosing(actor, query, month));
  }

  /** From the frozen copy; a month that is not closed has no minutes. */
  @Get('closing.:format')
  @Needs('readMonth')
  closing(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthTableQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'closing', format, month, query });
  }

  private async readClosing(actor: Actor, { organizationId }: MonthTableQuery, month: string): Promise<IssuedTable> {
    const view = await this.closings.whole(actor, month, organizationId);
    if (!view.closed) throw Refusal.conflict('NOT_CLOSED', 'Cấp ủy chưa khóa sổ tháng này nên chưa có biên bản.');
    const table = closingTable(view, view.closed, this.clock.now().toISOString());
    return { table, organizationId: view.organization.id };
  }
}
