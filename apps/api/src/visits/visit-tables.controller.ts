import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { DocumentParam, VisitsQuery } from '@chibo/contracts';
import { visitsTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { VisitReader } from './visit-reader';

/** Visits as files. */
@Controller()
export class VisitTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly clock: Clock,
    private readonly visitReader: VisitReader,
  ) {
    desk.reads('visits', (actor, query: VisitsQuery) => this.readVisits(actor, query));
  }

  @Get('visits.:format')
  @Needs('readVisits')
  visits(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: VisitsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'visits', format, query });
  }

  private async readVisits(actor: Actor, query: VisitsQuery): Promise<IssuedTable> {
    const view = await this.visitReader.list(actor, query);
    return { table: visitsTable(view, this.clock.now().toISOString()), organizationId: view.organization.id };
  }
}
