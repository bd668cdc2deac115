import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { WritableSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ScorecardMove, ScorecardView } from '@chibo/contracts';
import { BAND_LABEL } from '@chibo/domain';
import { ProblemError, wordsOf } from '../../shell/api';
import { Session } from '../../shell/session';
import { Control } from '../../ui/control';
import { Field } from '../../ui/field';
import { firstError } from '../../ui/first-error';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { ReviewClient } from './review-client';

/** What a committee may do with a sent card: confirm its band or give it back; why not stands beside the button. */
@Component({
  selector: 'chibo-review-actions',
  imports: [RouterLink, Control, Field, Icon, Note],
  templateUrl: './review-actions.html',
  styleUrl: './review-actions.css',
})
export class ReviewActions {
  private readonly client = inject(ReviewClient);
  private readonly session = inject(Session);
  private readonly toFirstError = firstError();
  readonly view = input.required<ScorecardView>();
  readonly changed = output<ScorecardView>();

  protected readonly band = computed(() => BAND_LABEL[this.view().score.band]);
  protected readonly isCommittee = computed(() =>
    this.session.roles().some(({ role }) => role.startsWith('COMMITTEE')),
  );
  protected readonly confirmRefusal = computed(() => this.reasonOf('confirm'));
  protected readonly returnRefusal = computed(() => this.reasonOf('return'));
  protected readonly open = computed(() => !this.confirmRefusal() || !this.returnRefusal());
  protected readonly busy = signal<'confirm' | 'return' | undefined>(undefined);
  /** What was written or said belongs to one card: the next card that waits opens in the same place. */
  private readonly cardId = computed(() => this.view().id);
  protected readonly returning = this.ofCard(false);
  protected readonly message = this.ofCard('');
  protected readonly messageError = this.ofCard<string | undefined>(undefined);
  protected readonly failure = this.ofCard<string | undefined>(undefined);
  protected readonly stale = this.ofCard<ScorecardView | undefined>(undefined);
  protected readonly done = this.ofCard<string | undefined>(undefined);
  /** `null` when none waits, `undefined` while that is not known. */
  protected readonly next = this.ofCard<string | null | undefined>(undefined);

  protected async confirm(): Promise<void> {
    await this.act('confirm', () => this.client.confirm(this.view()), `Đã xếp loại ${this.band()}.`);
  }

  protected async return(): Promise<void> {
    const message = this.message().trim();
    this.messageError.set(message ? undefined : 'Đồng chí ghi nội dung đề nghị chi bộ bổ sung.');
    if (!message) return this.toFirstError();
    await this.act('return', () => this.client.return(this.view(), { message }), 'Đã trả lại chi bộ.');
  }

  protected reload(view: ScorecardView): void {
    this.stale.set(undefined);
    this.failure.set(undefined);
    this.changed.emit(view);
  }

  private ofCard<T>(initial: T): WritableSignal<T> {
    return linkedSignal({ source: this.cardId, computation: () => initial });
  }

  private reasonOf(wanted: ScorecardMove): string | undefined {
    return this.view().moves.find(({ move }) => move === wanted)?.reason;
  }

  private async act(name: 'confirm' | 'return', send: () => Promise<ScorecardView>, words: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(name);
    this.failure.set(undefined);
    try {
      const view = await send();
      if (view.id === this.cardId()) this.finish(view, words);
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy.set(undefined);
    }
  }

  private finish(view: ScorecardView, words: string): void {
    this.done.set(words);
    this.returning.set(false);
    this.changed.emit(view);
    void this.findNext(view);
  }

  private async findNext(view: ScorecardView): Promise<void> {
    const found = await this.client.nextWaiting(view).catch(() => undefined);
    if (view.id === this.cardId()) this.next.set(found);
  }

  /** Another officer was faster: what stands now comes with the refusal. */
  private fail(error: unknown): void {
    this.failure.set(wordsOf(error));
    if (error instanceof ProblemError && error.problem.code === 'VERSION_CONFLICT') {
      this.stale.set(error.problem.current as ScorecardView);
    }
  }
}
