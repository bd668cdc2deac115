import { Component, computed, inject } from '@angular/core';
import { formatPoints } from '@chibo/domain';
import { ReviewDesk } from '../review/review-desk';
import type { ReadLine } from './read-lines';
import { isWorthSeeing, readLine } from './read-lines';
import { ScoreLine } from './score-line';

/** All lines by group, with the superior's columns where there are any. For an officer it opens on those worth seeing. */
@Component({
  selector: 'chibo-score-lines',
  imports: [ScoreLine],
  templateUrl: './score-lines.html',
  styleUrl: './score-lines.css',
})
export class ScoreLines {
  protected readonly desk = inject(ReviewDesk);

  protected readonly formatPoints = formatPoints;
  protected readonly observed = computed(() => this.desk.view()?.observed !== undefined);
  protected readonly compared = computed(() => this.desk.verified() !== undefined || this.observed());
  private readonly groups = computed(() => {
    const view = this.desk.view();
    return (view?.criteriaSet.groups ?? []).map((group) => ({
      group,
      own: this.desk.self()?.groups.find(({ code }) => code === group.code),
      lines: group.criteria.flatMap(
        (criterion) => (view && readLine(view, criterion, this.desk.verified(), this.desk.adjustments())) ?? [],
      ),
    }));
  });
  private readonly lines = computed(() => this.groups().flatMap(({ lines }) => lines));
  private readonly seen = computed(() => this.lines().filter((row) => this.isSeen(row)));
  protected readonly counts = computed(() => ({ seen: this.seen().length, all: this.lines().length }));
  protected readonly filtered = computed(() => this.desk.reviewing() && !this.desk.allLines());
  protected readonly shown = computed(() => {
    if (!this.filtered()) return this.groups();
    const seen = new Set(this.seen());
    return this.groups()
      .map((row) => ({ ...row, lines: row.lines.filter((line) => seen.has(line)) }))
      .filter(({ lines }) => lines.length > 0);
  });

  /** What is being worked on stays, whatever its points. */
  private isSeen(row: ReadLine): boolean {
    const { code } = row.criterion;
    return isWorthSeeing(row) || this.desk.drafts().has(code) || this.desk.returning().has(code);
  }
}
