import { Injectable, inject, signal } from '@angular/core';
import type { ScorecardView } from '@chibo/contracts';
import { ServerClock } from '../../device/server-clock';
import { WaitingSendings } from '../../device/waiting-sendings';
import { NetworkError, ProblemError, wordsOf } from '../../shell/api';
import { sendingBody } from '../draft/sending-body';
import { OpenCard } from '../open-card';
import { ScorecardsClient } from '../scorecards-client';

/** WAITING: no network; it goes up by itself once there is one. */
export type Outcome = 'SENT' | 'WAITING' | 'CHANGED' | 'NOT_SENT';

/** The card is no longer what this page shows. */
const NEWS = [409, 410, 412, 422];

/** Sends the whole card once: a double tap or a second try after a lost reply brings the same receipt. */
@Injectable()
export class Sender {
  private readonly card = inject(OpenCard);
  private readonly client = inject(ScorecardsClient);
  private readonly waiting = inject(WaitingSendings);
  private readonly clock = inject(ServerClock);
  readonly busy = signal(false);
  /** Why it is not sent yet, and what to do. */
  readonly message = signal<{ heading: string; text: string } | undefined>(undefined);

  /** @param meant the sender says once more that it is the card of its month, which is long past */
  async send(meant = false): Promise<Outcome> {
    if (this.busy()) return 'NOT_SENT';
    this.busy.set(true);
    this.message.set(undefined);
    let outcome: Outcome = 'NOT_SENT';
    try {
      await this.card.sync.flush();
      outcome = this.card.sync.conflicts().length > 0 ? 'CHANGED' : await this.submit(meant);
    } finally {
      // Once sent it stays busy: a second tap may come before the receipt's page is there.
      this.busy.set(outcome === 'SENT');
    }
    return outcome;
  }

  private async submit(meant: boolean): Promise<Outcome> {
    const view = this.card.view();
    if (!view) return 'NOT_SENT';
    if (view.swap) return 'CHANGED';
    try {
      // Changes that could not go up would make it another version than the one that is sent.
      if (this.card.sync.state() === 'OFFLINE') throw new NetworkError();
      await this.client.submit(view.id, view.version, this.body(view, meant));
      this.waiting.drop(this.card.accountId(), view.id);
      return 'SENT';
    } catch (error) {
      return error instanceof NetworkError ? this.leaveWaiting(view, meant) : this.explain(error, view.id);
    }
  }

  /** It may have come through before the line broke: however often it is sent, it counts once. */
  private leaveWaiting(view: ScorecardView, meant: boolean): Outcome {
    const sending = { cardId: view.id, month: view.month, at: this.clock.now(), body: this.body(view, meant) };
    this.waiting.keep(this.card.accountId(), sending);
    return 'WAITING';
  }

  private async explain(error: unknown, id: string): Promise<Outcome> {
    const status = error instanceof ProblemError ? error.problem.status : 0;
    if (NEWS.includes(status)) await this.card.load(id).catch(() => undefined);
    const words = fieldWords(error) ?? wordsOf(error);
    this.say(status === 412 ? 'Phiếu vừa thay đổi trên máy khác' : 'Chưa gửi được', words);
    return status === 412 ? 'CHANGED' : 'NOT_SENT';
  }

  private say(heading: string, text: string): void {
    this.message.set({ heading, text });
  }

  private body(view: ScorecardView, meant: boolean): ReturnType<typeof sendingBody> {
    return sendingBody(view, this.card.content(), { meant, secondsSpent: this.card.secondsSpent() });
  }
}

/** What the server names, for a refusal that only says that some fields are wrong. */
function fieldWords(error: unknown): string | undefined {
  if (!(error instanceof ProblemError) || error.problem.status !== 400) return undefined;
  return error.problem.errors?.map(({ text }) => text).join(' ') || undefined;
}
