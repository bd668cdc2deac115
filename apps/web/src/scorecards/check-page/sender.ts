import { Injectable, inject, signal } from '@angular/core';
import type { ScorecardView, SubmitScorecardBody } from '@chibo/contracts';
import { NetworkError, ProblemError, wordsOf } from '../../shell/api';
import { OpenCard } from '../open-card';
import { ScorecardsClient } from '../scorecards-client';

export type Outcome = 'SENT' | 'CHANGED' | 'NOT_SENT';

/** The card is no longer what this page shows. */
const NEWS = [409, 410, 412, 422];

/** Sends the whole card once: a double tap or a second try after a lost reply brings the same receipt. */
@Injectable()
export class Sender {
  private readonly card = inject(OpenCard);
  private readonly client = inject(ScorecardsClient);
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
      await this.client.submit(view.id, view.version, this.body(view, meant));
      return 'SENT';
    } catch (error) {
      return this.explain(error, view.id);
    }
  }

  private async explain(error: unknown, id: string): Promise<Outcome> {
    if (error instanceof NetworkError) {
      this.say(
        'Chưa nhận được trả lời',
        'Có thể mạng đứt sau khi phiếu đã tới. Đồng chí bấm gửi lại: phiếu chỉ được tính một lần.',
      );
      return 'NOT_SENT';
    }
    const status = error instanceof ProblemError ? error.problem.status : 0;
    if (NEWS.includes(status)) await this.card.load(id).catch(() => undefined);
    const words = fieldWords(error) ?? wordsOf(error);
    this.say(status === 412 ? 'Phiếu vừa thay đổi trên máy khác' : 'Chưa gửi được', words);
    return status === 412 ? 'CHANGED' : 'NOT_SENT';
  }

  private say(heading: string, text: string): void {
    this.message.set({ heading, text });
  }

  /** Answers in the order of the set, so that the same content is the same text. */
  private body({ state, month, criteriaSetVersionId }: ScorecardView, meant: boolean): SubmitScorecardBody {
    const { facts, answers, weaknesses, vote, actionsDone = [] } = this.card.content();
    const sorted = [...answers].sort((a, b) => (a.code < b.code ? -1 : 1));
    // Mending a line takes no time and is often done on another device: it says nothing about the card.
    const time = state === 'RETURNED' ? {} : { secondsSpent: this.card.secondsSpent() };
    return {
      criteriaSetVersionId,
      facts: sortedKeys(facts),
      answers: sorted,
      weaknesses,
      vote: sortedKeys(vote),
      actionsDone,
      ...(meant ? { confirmedMonth: month } : {}),
      ...time,
    };
  }
}

/** What the server names, for a refusal that only says that some fields are wrong. */
function fieldWords(error: unknown): string | undefined {
  if (!(error instanceof ProblemError) || error.problem.status !== 400) return undefined;
  return error.problem.errors?.map(({ text }) => text).join(' ') || undefined;
}

function sortedKeys<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).sort()) as T;
}
