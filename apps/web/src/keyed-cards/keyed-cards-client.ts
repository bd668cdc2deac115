import { Injectable, inject } from '@angular/core';
import type { KeyInBody, KeyingQuery, KeyingView, ScorecardView } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Cards keyed in from paper: the officer's sheet and sending, and the branch's answer. */
@Injectable({ providedIn: 'root' })
export class KeyedCardsClient {
  private readonly api = inject(Api);

  sheet(query: KeyingQuery): Promise<KeyingView> {
    return this.api.get(`keyed-cards${queryOf(query)}`);
  }

  /** @param version of the branch's card that was seen; 0 for none */
  keyIn(version: number, body: KeyInBody): Promise<ScorecardView> {
    return this.api.post('keyed-cards', { body, headers: ifMatch(version) });
  }

  unkey({ id, version }: ScorecardView): Promise<ScorecardView> {
    return this.api.post(`scorecards/${id}/unkey`, { headers: ifMatch(version) });
  }

  agree({ id, version }: ScorecardView): Promise<ScorecardView> {
    return this.api.post(`scorecards/${id}/agree`, { headers: ifMatch(version) });
  }

  object({ id, version }: ScorecardView, reason: string): Promise<ScorecardView> {
    return this.api.post(`scorecards/${id}/object`, { body: { reason }, headers: ifMatch(version) });
  }
}

function ifMatch(version: number): Record<string, string> {
  return { 'If-Match': `"${version}"` };
}
