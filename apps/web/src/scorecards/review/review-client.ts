import { Injectable, inject } from '@angular/core';
import type { MonthCellsView, ReturnScorecardBody, ScorecardView } from '@chibo/contracts';
import { Api } from '../../shell/api';

/** The direct superior's acts on a sent card. */
@Injectable({ providedIn: 'root' })
export class ReviewClient {
  private readonly api = inject(Api);

  confirm({ id, version }: ScorecardView): Promise<ScorecardView> {
    return this.api.post(`scorecards/${id}/confirm`, { headers: { 'If-Match': `"${version}"` }, body: {} });
  }

  return({ id, version }: ScorecardView, body: ReturnScorecardBody): Promise<ScorecardView> {
    return this.api.post(`scorecards/${id}/return`, { headers: { 'If-Match': `"${version}"` }, body });
  }

  /** The next card of the same committee and month that waits; `null` when there is none, `undefined` when one page cannot tell. */
  async nextWaiting({ id, month, superior }: ScorecardView): Promise<string | null | undefined> {
    const query = `organizationId=${superior.id}&filter=WAITING`;
    const { cells, total } = await this.api.get<MonthCellsView>(`months/${month}/cells?${query}`);
    const next = cells.find(({ scorecardId, parentId }) => scorecardId !== id && parentId === superior.id);
    return next?.scorecardId ?? (total > cells.length ? undefined : null);
  }
}
