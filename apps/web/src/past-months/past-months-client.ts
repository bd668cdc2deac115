import { Injectable, inject } from '@angular/core';
import type { PastMonthsQuery, PastMonthsView, PastResultsBody, PastResultsView } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Months that were over before the branches were entered, and their results from paper. */
@Injectable({ providedIn: 'root' })
export class PastMonthsClient {
  private readonly api = inject(Api);

  view(organizationId: string, { from, to }: PastMonthsQuery): Promise<PastMonthsView> {
    return this.api.get(`organizations/${organizationId}/past-months${queryOf({ from, to })}`);
  }

  open(organizationId: string, body: PastMonthsQuery): Promise<PastMonthsView> {
    return this.api.post(`organizations/${organizationId}/past-months`, { body });
  }

  record(month: string, body: PastResultsBody): Promise<PastResultsView> {
    return this.api.post(`months/${month}/past-results`, { body });
  }
}
