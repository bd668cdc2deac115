import type { StreamableFile } from '@nestjs/common';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { AuditTrailQuery, DocumentParam } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { auditTrailTable } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import type { Counter } from '../documents/document-desk';
import { AtCounter, DocumentDesk } from '../documents/document-desk';
import { searchWords, selectionOf } from '../documents/selection';
import type { IssuedTable } from '../documents/table-readers';
import { Needs } from '../http/needs';
import { actLabel } from './act-words';
import { AuditTrail } from './audit-trail.service';

/** The acts of some days as a file. */
@Controller()
export class AuditTrailTables {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly trail: AuditTrail,
  ) {
    desk.reads('audit-trail', (actor, query: AuditTrailQuery) => this.readTable(actor, query));
  }

  @Get('audit-trail.:format')
  @Needs('readAudit')
  table(
    @AtCounter() counter: Counter,
    @Param() { format }: DocumentParam,
    @Query() query: AuditTrailQuery,
  ): Promise<StreamableFile> {
    const organizationId = query.organizationId ?? this.trail.own(counter.actor)[0];
    const asked = { ...query, before: undefined, organizationId };
    return this.desk.table(counter, { table: 'audit-trail', format, query: asked });
  }

  private async readTable(actor: Actor, query: AuditTrailQuery): Promise<IssuedTable> {
    const { action, accountId, subjectId, q, from = '', to = '', organizationId = '' } = query;
    const { rows, at } = await this.trail.whole(actor, query);
    const selection = selectionOf(
      action && actLabel(action).toLocaleLowerCase('vi'),
      accountId && 'của một người',
      subjectId && 'của một đối tượng',
      searchWords(q),
    );
    const days = `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`;
    return { table: auditTrailTable({ rows, at, days, name: `nhat-ky-${from}-${to}` }, selection), organizationId };
  }
}
