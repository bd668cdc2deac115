import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { DocumentParam, UnvisitedQuery, VisitsQuery } from '@chibo/contracts';
import { unvisitedTable, visitsTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords, selectionOf } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { UnvisitedPlaces } from './unvisited.service';
import { VisitReader } from './visit-reader';

/** Visits as files. */
@Controller()
export class VisitTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly clock: Clock,
    private readonly visitReader: VisitReader,
    private readonly places: UnvisitedPlaces,
  ) {
    desk.reads('visits', (actor, query: VisitsQuery) => this.readVisits(actor, query));
    desk.reads('unvisited', (actor, query: UnvisitedQuery) => this.readUnvisited(actor, query));
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

  @Get('visits/unvisited.:format')
  @Needs('readVisits')
  unvisited(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: UnvisitedQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'unvisited', format, query });
  }

  private async readUnvisited(actor: Actor, query: UnvisitedQuery): Promise<IssuedTable> {
    const view = await this.places.whole(actor, query);
    const kind = query.kind && (query.kind === 'CELL' ? 'chi bộ' : 'cấp ủy');
    const table = unvisitedTable(view, selectionOf(kind, searchWords(query.q)));
    return { table, organizationId: view.organization.id };
  }

  private async readVisits(actor: Actor, query: VisitsQuery): Promise<IssuedTable> {
    const view = await this.visitReader.list(actor, query);
    return { table: visitsTable(view, this.clock.now().toISOString()), organizationId: view.organization.id };
  }
}
