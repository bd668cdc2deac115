import { Injectable, inject, signal } from '@angular/core';
import type { SubmitScorecardBody } from '@chibo/contracts';
import { DeviceStore } from './device-store';
import { SENDINGS } from './unsent-work';

/** A card whose branch has pressed "Gửi" where the server could not be reached. */
export interface WaitingSending {
  cardId: string;
  /** `yyyy-mm` of the card. */
  month: string;
  /** When it was pressed, ms since 1970 by the service's clock. */
  at: number;
  body: SubmitScorecardBody;
  /** Why it is not sent by itself any more; absent while it only waits. */
  refused?: string;
}

/** Cards that are to be sent, on this device: kept before it is said, gone once the server has answered. */
@Injectable({ providedIn: 'root' })
export class WaitingSendings {
  private readonly shelf = inject(DeviceStore).device;
  private readonly turn = signal(0);
  /** Turns with each change made in this tab. */
  readonly changed = this.turn.asReadonly();

  of(accountId: string): WaitingSending[] {
    const names = this.shelf.names(`${SENDINGS}/${accountId}/`).sort();
    return names.flatMap((name) => this.shelf.readJson<WaitingSending>(name) ?? []);
  }

  for(accountId: string, cardId: string): WaitingSending | undefined {
    return this.shelf.readJson<WaitingSending>(nameOf(accountId, cardId));
  }

  keep(accountId: string, sending: WaitingSending): void {
    this.shelf.write(nameOf(accountId, sending.cardId), JSON.stringify(sending));
    this.turn.update((turn) => turn + 1);
  }

  drop(accountId: string, cardId: string): void {
    this.shelf.remove(nameOf(accountId, cardId));
    this.turn.update((turn) => turn + 1);
  }
}

function nameOf(accountId: string, cardId: string): string {
  return `${SENDINGS}/${accountId}/${cardId}`;
}
