import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { CardPulse, ScorecardView } from '@chibo/contracts';
import { QueueClient } from './queue-client';

/** Short enough that a second officer learns of the first within 5 s, with time for the answer. */
export const PULSE_EVERY = 3_000;

type Seen = Pick<ScorecardView, 'id' | 'version'>;

/** Asks where the open card stands while the page is looked at. */
@Injectable()
export class PulseWatch {
  private readonly client = inject(QueueClient);
  /** Where the card stands now, when that is newer than what is on the screen. */
  readonly newer = signal<CardPulse | undefined>(undefined);
  private card: Seen | undefined;
  private timer?: ReturnType<typeof setInterval>;
  private readonly look = (): void => void this.ask();

  constructor() {
    document.addEventListener('visibilitychange', this.look);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', this.look);
      clearInterval(this.timer);
    });
  }

  /** Watches this card from now on; what is on the screen is the newest that is known. */
  watch(card: Seen | undefined): void {
    clearInterval(this.timer);
    this.card = card;
    this.newer.set(undefined);
    if (card) this.timer = setInterval(this.look, PULSE_EVERY);
  }

  /** Also a refusal can tell that somebody else was faster. */
  tell(card: Seen, pulse: CardPulse): void {
    if (card === this.card && pulse.version > card.version) this.newer.set(pulse);
  }

  /** An unanswered question is asked again by the next one. */
  private async ask(): Promise<void> {
    const card = this.card;
    if (!card || document.visibilityState === 'hidden') return;
    const pulse = await this.client.pulse(card.id).catch(() => undefined);
    if (pulse) this.tell(card, pulse);
  }
}
