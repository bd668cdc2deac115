import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { WritableSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReturnScorecardBody, ScorecardView } from '@chibo/contracts';
import { BAND_LABEL, RECALL_MINUTES, isBlank } from '@chibo/domain';
import { ProblemError, wordsOf } from '../../shell/api';
import { Session } from '../../shell/session';
import { Control } from '../../ui/control';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { clockOf } from '../../ui/when';
import { TextControl } from '../../ui/text-control';
import { AdjustedList } from './adjusted-list';
import { draftsOf } from './adjusting';
import { ReturnForm } from './return-form';
import { ReviewClient } from './review-client';
import { ReviewDesk } from './review-desk';

type ActName = 'confirm' | 'verify' | 'decide' | 'return' | 'takeBack' | 'correct';

/** What a committee may do with a sent card; why not stands beside the button. */
@Component({
  selector: 'chibo-review-actions',
  imports: [RouterLink, AdjustedList, Control, Field, Icon, Note, ReturnForm, TextControl],
  templateUrl: './review-actions.html',
  styleUrl: './review-actions.css',
})
export class ReviewActions {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly client = inject(ReviewClient);
  private readonly session = inject(Session);
  protected readonly desk = inject(ReviewDesk);
  readonly changed = output<ScorecardView>();

  protected readonly view = this.desk.view;
  protected readonly isCommittee = computed(() =>
    this.session.roles().some(({ role }) => role.startsWith('COMMITTEE')),
  );
  protected readonly band = computed(() => {
    const score = this.desk.verified() ?? this.desk.self();
    return score ? BAND_LABEL[score.band] : '';
  });
  protected readonly busy = signal<ActName | undefined>(undefined);
  /** What was said belongs to one card: the next card that waits opens in the same place. */
  private readonly cardId = computed(() => this.view()?.id);
  protected readonly failure = this.ofCard<string | undefined>(undefined);
  protected readonly stale = this.ofCard<ScorecardView | undefined>(undefined);
  protected readonly done = this.ofCard<string | undefined>(undefined);
  /** `null` when none waits, `undefined` while that is not known. */
  protected readonly next = this.ofCard<string | null | undefined>(undefined);
  /** What can still be taken back, and until when. */
  protected readonly undo = computed(() => {
    const view = this.view();
    const at = view?.decided?.at ?? view?.verified?.at;
    if (!view || !at || !this.desk.open('takeBack')) return undefined;
    const what = view.decided ? `Đã xếp loại ${BAND_LABEL[view.decided.band]}.` : 'Đã thẩm định.';
    return { what, until: clockOf(Date.parse(at) + RECALL_MINUTES * 60_000) };
  });

  /** What was done last; a correction under way stands alone. */
  protected readonly said = computed(() => (this.desk.correcting() ? undefined : (this.done() ?? this.undo()?.what)));
  /** Why the act this card waits for is not open to this reader. */
  protected readonly off = computed(() => {
    const state = this.view()?.state;
    if (state === 'VERIFIED') return this.desk.whyNot('decide');
    if (state === 'DECIDED') return this.done() ? undefined : this.desk.whyNot('correct');
    return this.desk.drafts().size > 0 ? undefined : this.desk.whyNot('confirm');
  });

  protected async confirm(): Promise<void> {
    await this.act('confirm', (card) => this.client.confirm(card), `Đã xếp loại ${this.band()}.`);
  }

  protected async verify(): Promise<void> {
    if (!this.desk.checkAdjustments()) return this.desk.toFirstError();
    const body = { adjustments: this.desk.adjustments() };
    await this.act('verify', (card) => this.client.verify(card, body), 'Đã thẩm định.');
  }

  protected async decide(): Promise<void> {
    await this.act('decide', (card) => this.client.decide(card), `Đã xếp loại ${this.band()}.`);
  }

  protected async correct(): Promise<void> {
    const silent = isBlank(this.desk.reason());
    if (!this.desk.checkAdjustments()) return this.desk.toFirstError();
    if (!this.desk.refuse(silent ? { reason: 'Đồng chí ghi căn cứ để sửa phiếu đã xếp loại.' } : {}))
      return this.desk.toFirstError();
    const body = this.desk.correction();
    await this.act('correct', (card) => this.client.correct(card, body), 'Đã điều chỉnh sau xếp loại.');
  }

  protected async return(body: ReturnScorecardBody): Promise<void> {
    await this.act('return', (card) => this.client.return(card, body), 'Đã trả lại chi bộ.');
  }

  /** What had been adjusted stays on the desk, to be mended rather than written again. */
  protected async takeBack(): Promise<void> {
    const { verified, self } = this.view() ?? {};
    const kept = verified && self && verified.at > self.at ? (verified.adjustments ?? []) : [];
    const words = this.view()?.decided ? 'Đã thu hồi xếp loại.' : 'Đã thu hồi thẩm định.';
    const now = await this.act('takeBack', (card) => this.client.takeBack(card), words);
    if (now?.state === 'SUBMITTED') this.desk.clear(draftsOf(kept));
  }

  protected reload(view: ScorecardView): void {
    this.stale.set(undefined);
    this.failure.set(undefined);
    this.changed.emit(view);
  }

  private ofCard<T>(initial: T): WritableSignal<T> {
    return linkedSignal({ source: () => this.cardId(), computation: () => initial });
  }

  /** The card as it stands after the act; nothing when it was not done. */
  private async act(
    name: ActName,
    send: (card: ScorecardView) => Promise<ScorecardView>,
    words: string,
  ): Promise<ScorecardView | undefined> {
    const card = this.view();
    if (!card || this.busy()) return undefined;
    this.busy.set(name);
    this.failure.set(undefined);
    try {
      const view = await send(card);
      if (view.id === this.cardId()) this.finish(view, words);
      return view;
    } catch (error) {
      this.fail(error);
      return undefined;
    } finally {
      this.busy.set(undefined);
    }
  }

  private finish(view: ScorecardView, words: string): void {
    this.done.set(words);
    this.next.set(undefined);
    this.desk.clear();
    this.changed.emit(view);
    this.focusDone();
    if (view.state !== 'SUBMITTED') void this.findNext(view);
  }

  /** The button that was pressed is gone: who works by keyboard goes on from what was done. */
  private focusDone(): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>('[data-done]')?.focus(), { injector: this.injector });
  }

  private async findNext(view: ScorecardView): Promise<void> {
    const found = await this.client.nextWaiting(view).catch(() => undefined);
    if (view.id === this.cardId()) this.next.set(found);
  }

  /** Another officer was faster: what stands now comes with the refusal. What is wrong stands at its place. */
  private fail(error: unknown): void {
    this.failure.set(wordsOf(error));
    const problem = error instanceof ProblemError ? error.problem : undefined;
    if (problem?.code === 'VERSION_CONFLICT') this.stale.set(problem.current as ScorecardView);
    this.desk.refuse(Object.fromEntries((problem?.errors ?? []).map(({ field, text }) => [field, text])));
    if (problem?.errors?.length) this.desk.toFirstError();
  }
}
