import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { AnnualFilter, ClassificationsView } from '@chibo/contracts';
import { ClassificationsQuery, DocumentParam } from '@chibo/contracts';
import { ANNUAL_CLASS_LABEL } from '@chibo/domain';
import { ANNUAL_FILTER_LABEL, classificationsTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords, selectionOf } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { ClassificationsService } from './classifications.service';

/** A committee's list of a year as a file. */
@Controller()
export class ClassificationTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly classifications: ClassificationsService,
  ) {
    desk.reads('classifications', (actor, query: ClassificationsQuery) => this.readList(actor, query));
  }

  @Get('classifications.:format')
  @Needs('readClassifications')
  list(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: ClassificationsQuery,
  ): Promise<StreamableFile> {
    return this.desk.table(counter, { table: 'classifications', format, query });
  }

  private async readList(actor: Actor, query: ClassificationsQuery): Promise<IssuedTable> {
    const view = await this.classifications.whole(actor, { ...query, year: Number(query.year) });
    return { table: classificationsTable(view, selectionWords(query, view)), organizationId: view.organization.id };
  }
}

function selectionWords(
  { filter, annualClass, kind, q }: ClassificationsQuery,
  { kinds }: ClassificationsView,
): string | undefined {
  const ofKind = kinds.find((each) => each.kind === kind)?.label;
  return selectionOf(
    filter && filter !== 'ALL' ? ANNUAL_FILTER_LABEL[filter satisfies AnnualFilter].toLocaleLowerCase('vi') : undefined,
    annualClass && ANNUAL_CLASS_LABEL[annualClass],
    ofKind,
    searchWords(q),
  );
}
