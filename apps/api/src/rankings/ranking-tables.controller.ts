import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { MonthDocumentParam, RankingDocumentQuery } from '@chibo/contracts';
import { foldVietnamese } from '@chibo/domain';
import { rankedCells, rankedOrganizations } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { FrozenMonths } from '../closings/frozen-months.service';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { RankingsService } from './rankings.service';

/** A month's rankings as files. */
@Controller('months/:month')
export class RankingTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly clock: Clock,
    private readonly rankings: RankingsService,
    private readonly frozen: FrozenMonths,
  ) {
    desk.reads('ranking', (actor, query: RankingDocumentQuery, month) => this.readRanking(actor, query, month));
  }

  @Get('ranking.:format')
  @Needs('readRanking')
  async ranking(
    @AtCounter() counter: Counter,
    @Param() { month, format }: MonthDocumentParam,
    @Query() asked: RankingDocumentQuery,
  ): Promise<StreamableFile> {
    const query = await this.frozen.settled(counter.actor, month, asked);
    return this.desk.table(counter, { table: 'ranking', format, month, query });
  }

  private async readRanking(actor: Actor, { of, ...query }: RankingDocumentQuery, month: string): Promise<IssuedTable> {
    const asked = { at: this.clock.now().toISOString(), selection: searchWords(query.q) };
    if (of !== 'ORGANIZATIONS') {
      const view = await this.rankings.whole(actor, month, query);
      return { table: rankedCells(view, asked), organizationId: view.organization.id };
    }
    const view = await this.rankings.ranking(actor, month, query);
    const words = foldVietnamese(query.q?.trim() ?? '');
    const organizations = view.organizations.filter(({ name }) => foldVietnamese(name).includes(words));
    return { table: rankedOrganizations({ ...view, organizations }, asked), organizationId: view.organization.id };
  }
}
