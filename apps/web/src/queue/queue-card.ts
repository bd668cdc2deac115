import {
  Component,
  DestroyRef,
  ElementRef,
  Injector,
  ViewEncapsulation,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { QueueItem, ReturnScorecardBody, ScorecardView } from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';
import { Act } from '../shell/act';
import { ProblemError } from '../shell/api';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { KeyedNote } from '../keyed-cards/keyed-note';
import { AdjustedList } from '../scorecards/review/adjusted-list';
import { ReturnForm } from '../scorecards/review/return-form';
import { ReviewClient } from '../scorecards/review/review-client';
import { ReviewDesk } from '../scorecards/review/review-desk';
import { ScorecardReader } from '../scorecards/scorecard-view/scorecard-view';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { Note } from '../ui/note';
import { lookWords } from './item-words';
import { bandOf, mainActOf } from './main-act';
import { PulseWatch } from './pulse';
import { QueueBar } from './queue-bar';

/** What was done with a card, and the card after it. */
export interface DoneAct {
  card: ScorecardView;
  /** "Đã xếp loại Tốt". */
  words: string;
}

/** The second press of a double press would fall on the next card, which nobody has seen yet. */
export const SETTLING = 600;

/** The open card of the queue: the card as everywhere, its acts in a bar below, and news from other officers. */
@Component({
  selector: 'chibo-queue-card',
  imports: [AdjustedList, KeyedNote, Note, QueueBar, ReadingWords, ReturnForm, ScorecardReader],
  providers: [PulseWatch],
  templateUrl: './queue-card.html',
  styleUrl: './queue-card.css',
  // Reaches the bar inside the card.
  encapsulation: ViewEncapsulation.None,
})
export class QueueCard {
  private readonly cards = inject(ScorecardsClient);
  private readonly client = inject(ReviewClient);
  private readonly pulse = inject(PulseWatch);
  private readonly injector = inject(Injector);
  private readonly destroyRef = inject(DestroyRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly id = input.required<string>();
  /** As it stands in the queue; none once it has left it. */
  readonly item = input<QueueItem>();
  readonly hasNext = input(false);
  readonly hasPrevious = input(false);
  readonly opened = output();
  readonly acted = output<DoneAct>();
  /** Somebody else has done something with this card. */
  readonly overtaken = output();
  readonly stepped = output<1 | -1>();

  protected readonly lookWords = lookWords;
  protected readonly formatPoints = formatPoints;
  /** The card before stays in its place, unseen, until this one comes: the desk is built once. */
  protected readonly opening = reading({
    question: () => this.id(),
    read: (id) => this.cards.read(id),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly shown = computed(() => (this.view()?.id === this.id() ? this.view() : undefined));
  protected readonly acting = new Act();
  /** The lines, the forms and the bar speak about the same card. */
  protected readonly desk = viewChild(ScorecardReader, { read: ReviewDesk });
  /** Own acts are newer than the screen too, until they have answered. */
  protected readonly newer = computed(() => (this.acting.busy() ? undefined : this.pulse.newer()));
  protected readonly locked = computed(() => this.acting.busy() || !this.shown() || !!this.newer());
  private readonly shownId = computed(() => this.shown()?.id);
  private shownAt = 0;

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.acting.forget());
    });
    effect(() => {
      if (this.shownId()) untracked(() => this.settle());
    });
    effect(() => this.pulse.watch(this.shown()));
    effect(() => {
      if (this.newer()) untracked(() => this.overtaken.emit());
    });
  }

  /** Something was written for this card and not sent. */
  dirty(): boolean {
    const desk = this.desk();
    return !!this.shown() && !!desk && (desk.returns() || desk.drafts().size > 0);
  }

  focus(): void {
    this.host.nativeElement.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** Opens the form that gives the card back, or leads to it. */
  startReturning(): void {
    const desk = this.desk();
    if (!desk?.open('return') || this.locked()) return;
    if (!desk.returns()) desk.returningWhole.set(true);
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('#return-message')?.focus(), {
      injector: this.injector,
    });
  }

  async doMain(): Promise<void> {
    const desk = this.desk();
    const main = desk && this.shown() && mainActOf(desk);
    if (!desk || !main || main.off || performance.now() - this.shownAt < SETTLING) return;
    if (!desk.checkAdjustments()) return desk.toFirstError();
    const body = { adjustments: desk.adjustments() };
    const words = main.move === 'verify' ? 'Đã thẩm định' : `Đã xếp loại ${bandOf(desk)}`;
    await this.act(words, (card) =>
      main.move === 'verify' ? this.client.verify(card, body) : this.client[main.move](card),
    );
  }

  protected async return(body: ReturnScorecardBody): Promise<void> {
    await this.act('Đã trả lại chi bộ', (card) => this.client.return(card, body));
  }

  protected refresh(): void {
    this.acting.forget();
    void this.opening.again();
  }

  private settle(): void {
    this.shownAt = performance.now();
    this.opened.emit();
  }

  private async act(words: string, send: (card: ScorecardView) => Promise<ScorecardView>): Promise<void> {
    const card = this.shown();
    if (!card || this.locked()) return;
    await this.acting.run(async () => {
      const view = await send(card).catch((error: unknown) => this.refused(card, error));
      this.desk()?.clear();
      if (view.id === this.id()) this.opening.set(view);
      if (!this.destroyRef.destroyed) this.acted.emit({ card: view, words });
    });
  }

  /** What is wrong stands at its place; what another officer did comes with the refusal. */
  private refused(card: ScorecardView, error: unknown): never {
    const problem = error instanceof ProblemError ? error.problem : undefined;
    if (problem?.code === 'VERSION_CONFLICT') this.pulse.tell(card, problem.current as ScorecardView);
    const desk = this.desk();
    desk?.refuse(Object.fromEntries((problem?.errors ?? []).map(({ field, text }) => [field, text])));
    if (problem?.errors?.length) desk?.toFirstError();
    throw error;
  }
}
