import { Injectable, inject } from '@angular/core';
import type {
  CorrectScorecardBody,
  MonthCellsView,
  ReturnScorecardBody,
  ScorecardView,
  VerifyScorecardBody,
} from '@chibo/contracts';
import { Api } from '../../shell/api';

/** The direct superior's acts on a sent card. */
@Injectable({ providedIn: 'root' })
export class ReviewClient {
  private readonly api = inject(Api);

  confirm(card: ScorecardView): Promise<ScorecardView> {
    return this.act(card, 'confirm');
  }

  verify(card: ScorecardView, body: VerifyScorecardBody): Promise<ScorecardView> {
    return this.act(card, 'verify', body);
  }

  decide(card: ScorecardView): Promise<ScorecardView> {
    return this.act(card, 'decide');
  }

  takeBack(card: ScorecardView): Promise<ScorecardView> {
    return this.act(card, 'take-back');
  }

  correct(card: ScorecardView, body: CorrectScorecardBody): Promise<ScorecardView> {
    return this.act(card, 'correct', body);
  }

  return(card: ScorecardView, body: ReturnScorecardBody): Promise<ScorecardView> {
    return this.act(card, 'return', body);
  }

  /** The next card of the same committee and month that waits; `null` when there is none, `undefined` when one page cannot tell. */
  async nextWaiting({ id, month, superior }: ScorecardView): Promise<string | null | undefined> {
    const query = `organizationId=${superior.id}&filter=WAITING`;
    const { cells, total } = await this.api.get<MonthCellsView>(`months/${month}/cells?${query}`);
    const next = cells.find(({ scorecardId, parentId }) => scorecardId !== id && parentId === superior.id);
    return next?.scorecardId ?? (total > cells.length ? undefined : null);
  }

  private act({ id, version }: ScorecardView, name: string, body: object = {}): Promise<ScorecardView> {
    return this.api.post(`scorecards/${id}/${name}`, { headers: { 'If-Match': `"${version}"` }, body });
  }
}
