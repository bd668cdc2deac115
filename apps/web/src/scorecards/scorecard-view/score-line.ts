import { Component, ElementRef, Injector, afterNextRender, computed, inject, input } from '@angular/core';
import { adjustmentText, formatPoints } from '@chibo/domain';
import { AdjustForm } from '../review/adjust-form';
import { ReturnMessage } from '../review/return-message';
import { ReviewDesk } from '../review/review-desk';
import type { ReadLine } from './read-lines';
import { gapOf, gapWords } from './read-lines';

/** One line to be read; beside each other what the branch and its superior gave. An officer adjusts it or gives it back. */
@Component({
  selector: 'chibo-score-line',
  imports: [AdjustForm, ReturnMessage],
  templateUrl: './score-line.html',
  styleUrl: './score-line.css',
  host: { '[class.compared]': 'compared()', '[class.observed]': 'observed()', '[class.returned]': 'returned()' },
})
export class ScoreLine {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly desk = inject(ReviewDesk);
  readonly row = input.required<ReadLine>();
  /** With the columns of the superior. */
  readonly compared = input(false);

  /** With the column of the working group. */
  readonly observed = input(false);

  protected readonly formatPoints = formatPoints;
  protected readonly adjustmentText = adjustmentText;
  protected readonly gapWords = gapWords;
  protected readonly code = computed(() => this.row().criterion.code);
  protected readonly gap = computed(() => gapOf(this.row()));
  protected readonly waits = computed(() => ['UNANSWERED', 'UNCOMPUTED'].includes(this.row().line.state));
  protected readonly adjustable = computed(() => this.desk.adjustable() && this.row().line.points !== undefined);
  protected readonly editing = computed(() => this.desk.editing().has(this.code()));
  protected readonly drafted = computed(() => this.desk.drafts().has(this.code()));
  protected readonly returned = computed(() => this.desk.returning().has(this.code()));

  protected edit(): void {
    this.desk.edit(this.code());
    this.focus('select');
  }

  protected close(): void {
    if (this.desk.close(this.code())) this.focus('.adjust-button');
    else this.focus('.in-error :is(select, input, textarea)');
  }

  protected askBack(): void {
    this.desk.askBack(this.code(), '');
    this.focus('chibo-return-message textarea');
  }

  protected keep(): void {
    this.desk.keepLine(this.code());
    this.focus('.return-button');
  }

  protected remove(): void {
    this.desk.remove(this.code());
    this.focus('.adjust-button');
  }

  private focus(selector: string): void {
    afterNextRender(() => this.host.querySelector<HTMLElement>(selector)?.focus(), { injector: this.injector });
  }
}
