import { Injectable, inject } from '@angular/core';
import type {
  HistoryEntry,
  NotHeldBody,
  OpenScorecardBody,
  ReceiptView,
  RevisionView,
  SaveScorecardBody,
  SavedView,
  ScorecardView,
  SubmitScorecardBody,
} from '@chibo/contracts';
import { Api } from '../shell/api';

/** The scorecard's routes, one method each. */
@Injectable({ providedIn: 'root' })
export class ScorecardsClient {
  private readonly api = inject(Api);

  open(body: OpenScorecardBody): Promise<ScorecardView> {
    return this.api.post('scorecards', { body });
  }

  read(id: string): Promise<ScorecardView> {
    return this.api.get(`scorecards/${id}`);
  }

  /** Small enough to outlive the page that sends it. */
  save(id: string, version: number, body: SaveScorecardBody): Promise<SavedView> {
    const keepalive = JSON.stringify(body).length < 30_000;
    return this.api.patch(`scorecards/${id}`, { body, headers: ifMatch(version), keepalive });
  }

  /** The same content is the same sending, also from another tab: the time spent and the version are those of its first try. */
  submit(id: string, version: number, body: SubmitScorecardBody): Promise<ReceiptView> {
    const content = JSON.stringify({ ...body, secondsSpent: undefined });
    return this.api.post(`scorecards/${id}/submit`, { body, headers: ifMatch(version), content });
  }

  /** Agrees to the set that applies to the card now. */
  switchSet(id: string, version: number, criteriaSetVersionId: string): Promise<ScorecardView> {
    return this.api.post(`scorecards/${id}/criteria-set`, {
      body: { criteriaSetVersionId },
      headers: ifMatch(version),
    });
  }

  /** An empty card of a thematic meeting. */
  giveUp(id: string, version: number): Promise<void> {
    return this.api.delete(`scorecards/${id}`, { headers: ifMatch(version) });
  }

  recall(id: string): Promise<ScorecardView> {
    return this.api.post(`scorecards/${id}/recall`);
  }

  history(id: string): Promise<HistoryEntry[]> {
    return this.api.get(`scorecards/${id}/history`);
  }

  revisions(id: string): Promise<RevisionView[]> {
    return this.api.get(`scorecards/${id}/revisions`);
  }

  reportNotHeld(obligationId: string, body: NotHeldBody): Promise<void> {
    return this.api.post(`obligations/${obligationId}/not-held`, { body });
  }

  paper(id: string, form: 'card' | 'summary'): string {
    return `/api/scorecards/${id}/card.pdf?form=${form}`;
  }
}

function ifMatch(version: number): Record<string, string> {
  return { 'If-Match': `"${version}"` };
}
