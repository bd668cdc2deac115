import { Injectable, inject } from '@angular/core';
import type { AuditTrailView, RefusalsView, TableFormat } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

type Query = Record<string, string | number | undefined>;

/** What was done and what was refused, one method per route. */
@Injectable({ providedIn: 'root' })
export class AuditTrailClient {
  private readonly api = inject(Api);

  trail(query: Query): Promise<AuditTrailView> {
    return this.api.get(`audit-trail${queryOf(query)}`);
  }

  refusals(page: number): Promise<RefusalsView> {
    return this.api.get(`audit-trail/refusals${queryOf({ page })}`);
  }

  /** Address of the acts of some days as a file. */
  file(format: TableFormat, query: Query): string {
    return `/api/audit-trail.${format}${queryOf(query)}`;
  }
}
