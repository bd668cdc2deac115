import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CellYearMonth } from '@chibo/contracts';
import { TREND_RULE, formatMonth, formatPoints, outlookWords, trendWords } from '@chibo/domain';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { BandMark } from '../ui/band-mark';
import { capital } from '../ui/capital';
import { NO_VALUE } from '../ui/table/columns';
import { DotsPicture } from './dots-picture';
import { TasksClient } from './tasks-client';
import { belowBest, countWords, lossWords, spanWords, totalsOf } from './year-words';

/** Criteria named at once; the others are one tap away. */
const MOST_LOSSES = 6;

/** "Một năm của chi bộ": twelve months, what they cost, what the year still allows. Only the branch itself sees it. */
@Component({
  imports: [BandMark, DotsPicture, PageHeading, ReadingWords, RouterLink],
  templateUrl: './cell-year-page.html',
  styleUrl: './cell-year-page.css',
})
export class CellYearPage {
  private readonly client = inject(TasksClient);
  private readonly frame = inject(Frame);

  protected readonly rule = TREND_RULE;
  protected readonly capital = capital;
  protected readonly countWords = countWords;
  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  protected readonly lossWords = lossWords;
  protected readonly outlookWords = outlookWords;
  protected readonly spanWords = spanWords;
  protected readonly trendWords = trendWords;
  protected readonly opening = reading({ question: () => '', read: () => this.client.year() });
  protected readonly view = this.opening.value;
  protected readonly totals = computed(() => totalsOf(this.view()?.months ?? []));
  protected readonly below = computed(() => belowBest(this.view()?.months ?? []));
  protected readonly lost = computed(() => (this.view()?.losses ?? []).reduce((sum, { lost }) => sum + lost, 0));
  protected readonly all = signal(false);
  protected readonly shownLosses = computed(() => {
    const losses = this.view()?.losses ?? [];
    return this.all() ? losses : losses.slice(0, MOST_LOSSES);
  });

  constructor() {
    effect(() =>
      this.frame.show({
        title: 'Một năm của chi bộ',
        subtitle: this.view()?.organization.name,
        back: '/viec-can-lam',
        path: '/mot-nam',
      }),
    );
  }

  protected pointsOf({ total }: CellYearMonth): string {
    return total === undefined ? NO_VALUE : formatPoints(total);
  }
}
