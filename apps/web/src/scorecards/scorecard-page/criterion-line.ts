import { Component, computed, input, output } from '@angular/core';
import type { Criterion, LineScore, Points } from '@chibo/domain';
import { isAnsweredByHand } from '@chibo/domain';
import { Choice } from '../../ui/choice';
import { toMend } from '../../ui/field';
import { optionsOf } from '../answering';
import type { AnswerItemValue } from '../draft/items';
import { tidyAnswer } from '../draft/items';
import { ComputedBox } from './computed-box';
import { LockedBox } from './locked-box';
import { PointsField } from './points-field';
import { ReasonField } from './reason-field';
import { SaveState } from './save-state';

/** One line of the card: computed from facts, or answered by one tap, with its reason below when points are lost. */
@Component({
  selector: 'chibo-line',
  imports: [Choice, ComputedBox, LockedBox, PointsField, ReasonField, SaveState],
  templateUrl: './criterion-line.html',
  styleUrl: './criterion-line.css',
})
export class CriterionLine {
  readonly criterion = input.required<Criterion>();
  readonly line = input.required<LineScore>();
  readonly scoreStep = input.required<Points>();
  readonly answer = input<AnswerItemValue>();
  readonly lastMonth = input('');
  readonly place = input<'DEVICE' | 'SERVER'>();
  readonly error = input<string>();
  /** Not given back by the superior: only to be read. */
  readonly locked = input(false);
  /** What the superior asks for at this line. */
  readonly asked = input<string>();
  readonly changed = output<AnswerItemValue | null>();
  readonly factsWanted = output();

  protected readonly toMend = toMend;
  protected readonly byHand = computed(() => {
    const { state } = this.line();
    return isAnsweredByHand(this.criterion()) && (state === 'UNANSWERED' || state === 'ANSWERED');
  });
  protected readonly options = computed(() => optionsOf(this.criterion(), this.line().maxPoints, this.scoreStep()));
  protected readonly look = computed(() => (this.criterion().rule.kind === 'RANGE' ? 'squares' : 'choices'));
  protected readonly name = computed(() => `${this.criterion().code} ${this.criterion().label}`);

  /** Words of the two sides of the maximum, so that a slip of the finger and back loses none. */
  private readonly kept: { full?: AnswerItemValue; below?: AnswerItemValue } = {};

  protected choose(value: number | undefined): void {
    const before = this.answer();
    if (before?.value !== undefined) this.kept[this.isFull(before.value) ? 'full' : 'below'] = before;
    if (value === undefined) return this.changed.emit(null);
    const crossed = before?.value === undefined || this.isFull(before.value) !== this.isFull(value);
    const words = crossed ? this.kept[this.isFull(value) ? 'full' : 'below'] : before;
    this.changed.emit(tidyAnswer({ ...words, value }));
  }

  protected explain(words: Pick<AnswerItemValue, 'reasonCode' | 'note'>): void {
    this.changed.emit(tidyAnswer({ ...this.answer(), ...words }));
  }

  private isFull(value: number): boolean {
    const { rule } = this.criterion();
    if (rule.kind === 'CHECK') return value === 1;
    return rule.kind === 'DEDUCT' ? value === 0 : value === this.line().maxPoints;
  }
}
