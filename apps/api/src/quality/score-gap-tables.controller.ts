import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { MonthDocumentParam, ScoreGapsQuery } from '@chibo/contracts';
import { scoreGapsTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { ScoreGapsService } from './score-gaps.service';

/** A month's gaps between own and verified score as files. */
@Controller('months/:month')
export class ScoreGapTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly scoreGaps: ScoreGapsService,
  ) {
    desk.reads('scoreGaps', (actor, query: ScoreGapsQuery, month) => this.readGaps(actor, query, month));
  }

  @Get('gaps.:format')
  @Needs('readMonth')
  gaps(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: ScoreGapsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'scoreGaps', format, month, query });
  }

  private async readGaps(actor: Actor, query: ScoreGapsQuery, month: string): Promise<IssuedTable> {
    const view = await this.scoreGaps.whole(actor, month, query);
    return { table: scoreGapsTable(view, searchWords(query.q)), organizationId: view.organization.id };
  }
}
