import { MinutesWords } from '../minutes-words';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import {
  FACT_LABEL,
  FACT_NAMES,
  WEAKNESSES,
  expectedCount,
  formatDate,
  formatMonth,
  formatPoints,
} from '@chibo/domain';
import { PageHeading } from '../../shell/page-heading';
import { PaperLink } from '../../shell/paper-link';
import { BandMark } from '../../ui/band-mark';
import { firstError } from '../../ui/first-error';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { StateWord } from '../../ui/state-word';
import { momentOf } from '../../ui/when';
import { ReadBeforeNote } from '../../ui/read-before';
import { AskedList } from '../asked-list';
import { CarriedList } from '../carried-list';
import { ChangeList } from '../change-list';
import { DeskBar } from '../review/desk-bar';
import { ReturnMessage } from '../review/return-message';
import { ReviewDesk } from '../review/review-desk';
import { returnedHeading } from '../returned-heading';
import { ScorecardsClient } from '../scorecards-client';
import { HistoryList } from './history-list';
import { PaperCard } from './paper-card';
import { otherDayWords } from './other-day';
import { gapWords } from './read-lines';
import { ScoreLines } from './score-lines';

/**
 * A card to be read, by its branch and by those above. What a reader may do with it (verify, decide, return) is projected:
 * it stands under the heading and shares the desk with the lines.
 */
@Component({
  selector: 'chibo-scorecard-view',
  imports: [
    MinutesWords,
    AskedList,
    BandMark,
    CarriedList,
    ChangeList,
    DeskBar,
    HistoryList,
    Icon,
    NgTemplateOutlet,
    Note,
    PageHeading,
    PaperCard,
    PaperLink,
    ReadBeforeNote,
    ReturnMessage,
    RouterLink,
    ScoreLines,
    StateWord,
  ],
  providers: [ReviewDesk],
  templateUrl: './scorecard-view.html',
  styleUrl: './scorecard-view.css',
})
export class ScorecardReader {
  private readonly client = inject(ScorecardsClient);
  protected readonly desk = inject(ReviewDesk);
  readonly view = input.required<ScorecardView>();

  protected readonly formatDate = formatDate;
  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  protected readonly gapWords = gapWords;
  protected readonly momentOf = momentOf;
  protected readonly returnedHeading = returnedHeading;
  protected readonly weaknesses = WEAKNESSES;

  /** What was sent; a card never sent shows what it holds. */
  protected readonly content = computed(() => this.view().self?.content ?? this.view().content);
  protected readonly score = computed(() => this.view().self?.score ?? this.view().score);
  protected readonly otherDay = computed(() => otherDayWords({ ...this.view(), content: this.content() }));
  /** The superior's score, for now or as it stands; once decided, the decided figures say the same. */
  protected readonly verified = computed(() => {
    const score = this.view().decided && !this.desk.correcting() ? undefined : this.desk.verified();
    if (!score) return undefined;
    return { score, gap: gapWords(score.total - this.score().total), provisional: this.desk.adjustable() };
  });
  /** What a card sent again changed, for the one who judges it. */
  protected readonly changes = computed(() =>
    this.desk.open('verify') || this.desk.open('decide') ? this.view().changes : undefined,
  );
  /** The rest of a card sent again stays folded until it is wanted. */
  protected readonly unfolded = linkedSignal({ source: () => this.view().id, computation: () => false });
  protected readonly shown = computed(() => !this.changes() || this.unfolded());
  protected readonly facts = computed(() => {
    const facts = this.content().facts;
    const names = FACT_NAMES;
    return names.flatMap((name) => [
      ...(name === 'present' ? factRow('Số phải dự', expectedCount(facts)) : []),
      ...factRow(FACT_LABEL[name], facts[name]),
    ]);
  });

  constructor() {
    this.desk.of(this.view, firstError());
  }

  protected paper(form: 'card' | 'summary'): string {
    return this.client.paper(this.view().id, form);
  }
}

function factRow(label: string, value: string | number | boolean | undefined): { label: string; value: string }[] {
  if (value === undefined) return [];
  if (typeof value === 'boolean') return [{ label, value: value ? 'Có' : 'Không' }];
  return [{ label, value: /^\d{4}-\d\d-\d\d$/.test(String(value)) ? formatDate(String(value)) : String(value) }];
}
