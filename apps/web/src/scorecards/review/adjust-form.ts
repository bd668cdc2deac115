import { Component, computed, inject, input, output } from '@angular/core';
import type { AdjustmentReason, Criterion, LineScore } from '@chibo/domain';
import { ADJUSTMENT_REASONS, MAX_ADJUSTMENT_WORDS, formatPoints, pointsOffered } from '@chibo/domain';
import type { ChoiceOption } from '../../ui/choice';
import { Choice } from '../../ui/choice';
import { Control } from '../../ui/control';
import { Field, toMend } from '../../ui/field';
import { TextControl } from '../../ui/text-control';
import { ReviewDesk } from './review-desk';

const REASONS: ChoiceOption[] = ADJUSTMENT_REASONS.map(({ code, label }, index) => ({
  value: code,
  text: label,
  key: String(index + 1),
}));

/** Other points for one line, with the reason the branch reads; every change counts in the verified total at once. */
@Component({
  selector: 'chibo-adjust',
  imports: [Choice, Control, Field, TextControl],
  templateUrl: './adjust-form.html',
  styles: `
    select {
      max-width: 16rem;
    }
  `,
})
export class AdjustForm {
  protected readonly desk = inject(ReviewDesk);
  readonly criterion = input.required<Criterion>();
  /** As the branch scored it. */
  readonly line = input.required<LineScore>();
  readonly closed = output();

  protected readonly formatPoints = formatPoints;
  protected readonly toMend = toMend;
  protected readonly reasons = REASONS;
  protected readonly longest = MAX_ADJUSTMENT_WORDS;
  protected readonly code = computed(() => this.criterion().code);
  protected readonly draft = computed(() => this.desk.drafts().get(this.code()));
  protected readonly offered = computed(() => {
    const set = this.desk.view()?.criteriaSet;
    const { maxPoints, points } = this.line();
    return set ? pointsOffered(this.criterion(), maxPoints, set).filter((offer) => offer !== points) : [];
  });

  protected errorOf(part?: 'points' | 'reasonCode' | 'words'): string | undefined {
    return this.desk.errors()[['adjustments', this.code(), part].filter(Boolean).join('.')];
  }

  protected setPoints(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.desk.change(this.code(), { points: value === '' ? undefined : Number(value) });
  }

  protected setReason(value: string | number): void {
    this.desk.change(this.code(), { reasonCode: value as AdjustmentReason });
  }

  protected setWords(words: string): void {
    this.desk.change(this.code(), { words });
  }

  protected remove(): void {
    this.desk.remove(this.code());
    this.closed.emit();
  }
}
