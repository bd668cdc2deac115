import type { ElementRef } from '@angular/core';
import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Criterion, CriterionGroup, GroupScore } from '@chibo/domain';
import { factsBehind, formatDate, formatMonth, formatPoints, isAnsweredByHand } from '@chibo/domain';
import { PageHeading } from '../../shell/page-heading';
import { Viewport } from '../../shell/viewport';
import { ErrorSummary } from '../../ui/error-summary';
import { Note } from '../../ui/note';
import { shortMonth } from '../../ui/when';
import { answerKey } from '../draft/items';
import type { AnswerItemValue } from '../draft/items';
import { previousWords } from '../answering';
import { DeviceStore } from '../../device/device-store';
import { OpenCard } from '../open-card';
import { CarriedSection } from './carried-section';
import { CriterionLine } from './criterion-line';
import { FactsSection } from './facts-section';
import { GiveUpCard } from './give-up-card';
import { ReturnedNote } from './returned-note';
import { ScoreBar } from './score-bar';
import { ScoreRail } from './score-rail';
import { SetSwapNote } from './set-swap-note';
import { Stops } from './stops';
import { VoteSection } from './vote-section';
import { WeaknessesSection } from './weaknesses-section';

/** The secretary's card: facts first, one tap a line, and the bar that says what is left. */
@Component({
  selector: 'chibo-scorecard-form',
  imports: [
    CarriedSection,
    CriterionLine,
    ErrorSummary,
    FactsSection,
    GiveUpCard,
    Note,
    PageHeading,
    ReturnedNote,
    ScoreBar,
    ScoreRail,
    SetSwapNote,
    Stops,
    VoteSection,
    WeaknessesSection,
  ],
  templateUrl: './scorecard-form.html',
  styleUrl: './scorecard-form.css',
})
export class ScorecardForm {
  private readonly injector = inject(Injector);
  protected readonly card = inject(OpenCard);
  protected readonly where = inject(DeviceStore).where;
  protected readonly sync = this.card.sync;
  protected readonly wide = inject(Viewport).wide;
  readonly startAt = input<string>();
  readonly mend = input(false);
  readonly check = output();

  protected readonly formatDate = formatDate;
  protected readonly formatPoints = formatPoints;
  protected readonly title = computed(() => {
    if (this.card.observing()) return 'Chấm điểm quan sát';
    return `${this.card.keying() ? 'Nhập hộ phiếu' : 'Phiếu chấm điểm'} ${formatMonth(this.card.view()?.month ?? '')}`;
  });
  /** Places found at fault when the user asked to go on; new ones are not held against somebody still typing. */
  private readonly asked = signal<ReadonlySet<string>>(new Set());
  protected readonly errors = computed(() => {
    const refused: ReadonlyMap<string, string> = this.sync.refused();
    return this.card.problems().filter(({ at }) => this.asked().has(at) || refused.has(at));
  });
  protected readonly errorAt = computed(() => new Map(this.errors().map(({ at, text }) => [at, text])));
  /** None to score while the set waits for the branch to agree. */
  protected readonly groups = computed(() => {
    const view = this.card.view();
    return !view || view.swap ? [] : view.criteriaSet.groups;
  });
  private readonly answers = computed(
    () => new Map(this.card.content().answers.map(({ code, ...rest }) => [code, rest])),
  );
  /** What the superior asks, by line. */
  protected readonly wanted = computed(
    () => new Map(this.card.view()?.returned?.lines.map(({ code, message }) => [code, message])),
  );
  private readonly summary = viewChild(ErrorSummary);
  private readonly swapNote = viewChild.required(SetSwapNote);
  private readonly stops = viewChild.required(Stops);
  private readonly facts = viewChild.required(FactsSection);
  private readonly body = viewChild.required<ElementRef<HTMLElement>>('body');

  constructor() {
    afterNextRender(() => {
      const at = this.startAt();
      if (this.mend()) this.showErrors();
      else if (at) this.goTo(at);
    });
  }

  protected answerOf(code: string): AnswerItemValue | undefined {
    return this.answers().get(code);
  }

  protected setAnswer(code: string, answer: AnswerItemValue | null): void {
    this.sync.set(answerKey(code), answer);
  }

  protected placeOf(code: string): 'DEVICE' | 'SERVER' | undefined {
    return this.card.placeOf(answerKey(code));
  }

  /** "Tháng 2: đạt"; nothing when the line was not there. */
  protected lastMonth(group: CriterionGroup, code: string): string {
    const previous = this.card.view()?.previous;
    const line = this.card.previousLines().get(code);
    const criterion = group.criteria.find((one) => one.code === code);
    if (!previous || !line || !criterion) return '';
    const words = previousWords(
      criterion,
      line,
      previous.content.answers.find((answer) => answer.code === code),
    );
    return words && `${shortMonth(previous.month)}: ${words}`;
  }

  /** A computed line has nothing to change in it, locked or not. */
  protected isLocked(criterion: Criterion): boolean {
    return isAnsweredByHand(criterion) && this.sync.isLocked(answerKey(criterion.code));
  }

  /** A computed line that was given back is mended in the facts it follows from. */
  protected goToAsked(at: string): void {
    const criteria = this.card.view()?.criteriaSet.groups.flatMap((group) => group.criteria) ?? [];
    const criterion = criteria.find(({ code }) => at === `answers.${code}`);
    const [fact] = criterion && !isAnsweredByHand(criterion) ? factsBehind(criterion) : [];
    this.goTo(fact ? `facts.${fact}` : at);
  }

  protected groupScore(code: string): GroupScore | undefined {
    return this.card.score()?.groups.find((group) => group.code === code);
  }

  /** The bar's button: the next line that waits, or the check when none does. */
  protected goOn(): void {
    if (this.card.view()?.swap) return this.swapNote().focus();
    const next = this.card.next();
    if (!next) this.goToCheck();
    else if (next.state === 'UNCOMPUTED') this.goTo(this.firstMissingFact());
    else this.goTo(`answers.${next.code}`);
  }

  protected goTo(at: string): void {
    if (at.startsWith('facts.')) this.facts().unfold();
    afterNextRender(() => this.focusAt(at), { injector: this.injector });
  }

  private focusAt(at: string): void {
    const places = this.body().nativeElement.querySelectorAll<HTMLElement>('[data-at]');
    const target = [...places].find(({ dataset }) => dataset['at'] === at);
    target?.scrollIntoView({ block: 'center' });
    if (target) this.stops().focusFirst(target);
  }

  /** The button that was agreed with is gone; the lines are there. */
  protected beginAnew(): void {
    const [first] = this.groups();
    afterNextRender(() => this.goToGroup(first?.code ?? 'facts'), { injector: this.injector });
  }

  protected goToGroup(code: string): void {
    const headings = this.body().nativeElement.querySelectorAll<HTMLElement>('[data-group]');
    const heading = [...headings].find(({ dataset }) => dataset['group'] === code);
    if (!heading) return this.swapNote().focus();
    heading.scrollIntoView({ block: 'start' });
    heading.focus({ preventScroll: true });
  }

  private goToCheck(): void {
    if (this.card.problems().length > 0) this.showErrors();
    else this.check.emit();
  }

  private showErrors(): void {
    this.asked.set(new Set(this.card.problems().map(({ at }) => at)));
    afterNextRender(() => this.summary()?.focus(), { injector: this.injector });
  }

  private firstMissingFact(): string {
    return this.card.problems().find(({ at }) => at.startsWith('facts.'))?.at ?? 'facts.heldOn';
  }
}
