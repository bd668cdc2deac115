import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import { BandMark } from '../ui/band-mark';
import { otherDayWords } from '../scorecards/scorecard-view/other-day';
import { comparedLines, withGap } from './compared-lines';

/** The scores of one meeting beside each other, line by line, to be read: what is done with the card is done on its page. */
@Component({
  selector: 'chibo-compared-scores',
  imports: [RouterLink, BandMark],
  templateUrl: './compared-scores.html',
  styleUrls: ['../styles/rows.css', './compared-scores.css'],
})
export class ComparedScores {
  readonly card = input.required<ScorecardView>();

  protected readonly otherDay = computed(() => otherDayWords(this.card()));
  protected readonly otherSet = computed(() => {
    const { observed, criteriaSetVersionId } = this.card();
    return observed !== undefined && observed.criteriaSetVersionId !== criteriaSetVersionId;
  });
  /** Lines on which all agree say little: they come when asked. */
  protected readonly all = signal(false);
  private readonly lines = computed(() => comparedLines(this.card()));
  private readonly differing = computed(() => this.lines().filter(({ differs }) => differs));
  protected readonly counts = computed(() => ({ differing: this.differing().length, all: this.lines().length }));
  protected readonly shown = computed(() => (this.all() ? this.lines() : this.differing()));
  protected readonly withVerified = computed(() => this.card().verified !== undefined);
  /** A missing one is left out, which is not zero. */
  protected readonly totals = computed(() => {
    const { self, observed, verified } = this.card();
    const own = self?.score.total;
    return [
      { label: 'Tự chấm', score: self?.score, own: undefined },
      { label: 'Tổ công tác', score: observed?.score, own },
      { label: 'Thẩm định', score: verified?.score, own },
    ].flatMap(({ label, score, own }) =>
      score ? [{ label, band: score.band, words: withGap(score.total, own) }] : [],
    );
  });
}
