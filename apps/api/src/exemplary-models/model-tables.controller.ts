import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { DocumentParam, ExemplaryModelsQuery } from '@chibo/contracts';
import { MODEL_STATE_LABEL } from '@chibo/domain';
import { exemplaryModelsTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords, selectionOf } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { ExemplaryModelsService } from './exemplary-models.service';

/** Models as a file. */
@Controller()
export class ModelTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly models: ExemplaryModelsService,
  ) {
    desk.reads('exemplaryModels', (actor, query: ExemplaryModelsQuery) => this.readList(actor, query));
  }

  @Get('exemplary-models.:format')
  @Needs('readModels')
  list(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: ExemplaryModelsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'exemplaryModels', format, query });
  }

  private async readList(actor: Actor, query: ExemplaryModelsQuery): Promise<IssuedTable> {
    const view = await this.models.whole(actor, query);
    const state = query.state && MODEL_STATE_LABEL[query.state].toLocaleLowerCase('vi');
    const year = query.year === undefined ? undefined : Number(query.year);
    return {
      table: exemplaryModelsTable(view, { year, selection: selectionOf(state, searchWords(query.q)) }),
      organizationId: view.organization.id,
    };
  }
}
