import { Injectable, inject } from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import { Session } from '../../shell/session';
import type { AdjustmentDraft } from './adjusting';

const ROOT = 'chibo.desk.v1';

/** What an officer has written about a card and not sent. */
export interface Unsent {
  drafts: [code: string, draft: AdjustmentDraft][];
  correcting: boolean;
  reason: string;
  returning: [code: string, message: string][];
  returningWhole: boolean;
  message: string;
  due?: string;
}

type Card = Pick<ScorecardView, 'id' | 'version'>;

/**
 * An officer's unsent work in the browser's storage, by account and card: a closed tab loses none of it. It belongs to the
 * card as it stood; when somebody has acted on the card since, it does not come back.
 */
@Injectable({ providedIn: 'root' })
export class DeskMemory {
  private readonly session = inject(Session);

  read({ id, version }: Card): Unsent | undefined {
    try {
      const kept = JSON.parse(localStorage.getItem(this.nameOf(id)) ?? 'null') as (Unsent & Card) | null;
      return kept?.version === version ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** Where the browser refuses to store, the work lives on the screen alone. */
  keep({ id, version }: Card, unsent: Unsent | undefined): void {
    try {
      if (unsent) localStorage.setItem(this.nameOf(id), JSON.stringify({ ...unsent, version }));
      else localStorage.removeItem(this.nameOf(id));
    } catch {
      return;
    }
  }

  private nameOf(cardId: string): string {
    return `${ROOT}/${this.session.view()?.account.id ?? ''}/${cardId}`;
  }
}
