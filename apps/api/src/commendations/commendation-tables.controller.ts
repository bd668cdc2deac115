import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { CommendationsQuery, DocumentParam } from '@chibo/contracts';
import { COMMENDATION_FORM_LABEL, COMMENDATION_KIND_LABEL } from '@chibo/domain';
import { commendationsTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords, selectionOf } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { CommendationsService } from './commendations.service';

/** A committee's commendations as a file. */
@Controller()
export class CommendationTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly commendations: CommendationsService,
  ) {
    desk.reads('commendations', (actor, query: CommendationsQuery) => this.readList(actor, query));
  }

  @Get('commendations.:format')
  @Needs('readCommendations')
  list(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: CommendationsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'commendations', format, query });
  }

  private async readList(actor: Actor, query: CommendationsQuery): Promise<IssuedTable> {
    const { kind, form, withdrawn, q } = query;
    const view = await this.commendations.whole(actor, query);
    const selection = selectionOf(
      withdrawn === 'YES' ? 'khen thưởng đã rút' : undefined,
      kind && COMMENDATION_KIND_LABEL[kind].toLocaleLowerCase('vi'),
      form && COMMENDATION_FORM_LABEL[form].toLocaleLowerCase('vi'),
      searchWords(q),
    );
    return { table: commendationsTable(view, selection), organizationId: view.organization.id };
  }
}
