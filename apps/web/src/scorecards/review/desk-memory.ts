import { Injectable, inject } from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import { DeviceStore } from '../../device/device-store';
import { NOTES } from '../../device/unsent-work';
import { Session } from '../../shell/session';
import type { AdjustmentDraft } from './adjusting';

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
 * An officer's unsent work on this device, by account and card: a closed tab loses none of it. It belongs to the
 * card as it stood; when somebody has acted on the card since, it does not come back.
 */
@Injectable({ providedIn: 'root' })
export class DeskMemory {
  private readonly session = inject(Session);
  private readonly shelf = inject(DeviceStore).device;

  read({ id, version }: Card): Unsent | undefined {
    const kept = this.shelf.readJson<Unsent & Card>(this.nameOf(id));
    return kept?.version === version ? kept : undefined;
  }

  keep({ id, version }: Card, unsent: Unsent | undefined): void {
    if (unsent) this.shelf.write(this.nameOf(id), JSON.stringify({ ...unsent, version }));
    else this.shelf.remove(this.nameOf(id));
  }

  private nameOf(cardId: string): string {
    return `${NOTES}/${this.session.view()?.account.id ?? ''}/${cardId}`;
  }
}
