import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import type { Criterion, LineScore } from '@chibo/domain';
import {
  FACT_LABEL,
  reasonText,
  expectedCount,
  formatDate,
  formatMonth,
  formatPoints,
  isAnsweredByHand,
} from '@chibo/domain';
import { PageHeading } from '../../shell/page-heading';
import { BandMark } from '../../ui/band-mark';
import { Icon } from '../../ui/icon';
import { Note } from '../../ui/note';
import { StateWord } from '../../ui/state-word';
import { momentOf } from '../../ui/when';
import { ScorecardsClient } from '../scorecards-client';
import { HistoryList } from './history-list';
import { PaperCard } from './paper-card';

interface ReadLine {
  criterion: Criterion;
  line: LineScore;
  verified?: LineScore;
  /** Reason, căn cứ, or the formula of a computed line. */
  words: string;
}

/**
 * A card to be read, by its branch and by those above. What a reader may do with it (confirm, return) is projected: it
 * stands under the heading.
 */
@Component({
  selector: 'chibo-scorecard-view',
  imports: [RouterLink, BandMark, HistoryList, Icon, Note, PageHeading, PaperCard, StateWord],
  templateUrl: './scorecard-view.html',
  styleUrl: './scorecard-view.css',
})
export class ScorecardReader {
  private readonly client = inject(ScorecardsClient);
  readonly view = input.required<ScorecardView>();

  protected readonly formatDate = formatDate;
  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  protected readonly momentOf = momentOf;

  /** What was sent; a card never sent shows what it holds. */
  protected readonly content = computed(() => this.view().self?.content ?? this.view().content);
  protected readonly score = computed(() => this.view().self?.score ?? this.view().score);
  protected readonly verified = computed(() => this.view().verified?.score);
  protected readonly groups = computed(() =>
    this.view().criteriaSet.groups.map((group) => ({
      group,
      points: this.score().groups.find(({ code }) => code === group.code),
      lines: group.criteria.flatMap((criterion) => this.readLine(criterion) ?? []),
    })),
  );
  protected readonly facts = computed(() => {
    const facts = this.content().facts;
    const names = Object.keys(FACT_LABEL) as (keyof typeof facts)[];
    return names.flatMap((name) => [
      ...(name === 'present' ? factRow('Số phải dự', expectedCount(facts)) : []),
      ...factRow(FACT_LABEL[name], facts[name]),
    ]);
  });

  protected paper(form: 'card' | 'summary'): string {
    return this.client.paper(this.view().id, form);
  }

  private readLine(criterion: Criterion): ReadLine | undefined {
    const line = this.score().lines.find(({ code }) => code === criterion.code);
    if (!line) return undefined;
    const answer = this.content().answers.find(({ code }) => code === criterion.code);
    const verified = this.verified()?.lines.find(({ code }) => code === criterion.code);
    const words =
      isAnsweredByHand(criterion) && line.state === 'ANSWERED' ? reasonText(criterion, answer) : line.explanation;
    return { criterion, line, verified, words };
  }
}

function factRow(label: string, value: string | number | boolean | undefined): { label: string; value: string }[] {
  if (value === undefined) return [];
  if (typeof value === 'boolean') return [{ label, value: value ? 'Có' : 'Không' }];
  return [{ label, value: /^\d{4}-\d\d-\d\d$/.test(String(value)) ? formatDate(String(value)) : String(value) }];
}
