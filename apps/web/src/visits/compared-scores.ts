import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';
import { ReviewDesk } from '../scorecards/review/review-desk';
import { gapWords } from '../scorecards/scorecard-view/read-lines';
import { ScoreLines } from '../scorecards/scorecard-view/score-lines';
import { BandMark } from '../ui/band-mark';
import { firstError } from '../ui/first-error';

/** The scores of one meeting beside each other, line by line, to be read: what is done with the card is done on its page. */
@Component({
  selector: 'chibo-compared-scores',
  imports: [RouterLink, BandMark, ScoreLines],
  providers: [ReviewDesk],
  template: `
    <div class="sheet stack">
      <dl class="figures">
        @for (one of scores(); track one.label) {
          <div>
            <dt class="small second">{{ one.label }}</dt>
            <dd>
              <b class="total">{{ formatPoints(one.score.total) }}</b><span class="quiet"
                >/100{{ one.gap === undefined ? '' : ' (' + gapWords(one.gap) + ')' }}</span
              >
            </dd>
            <dd><chibo-band [band]="one.score.band" /></dd>
          </div>
        }
      </dl>
      <p class="small second">Trong ngoặc là chênh lệch so với điểm chi bộ tự chấm.</p>
      <p><a [routerLink]="['/phieu', card().id]">Mở phiếu của chi bộ</a></p>
    </div>
    <chibo-score-lines />
  `,
  styles: `
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: 1rem 2.5rem;
    }
    .total {
      font: 600 var(--total) var(--face);
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 3rem;
    }
  `,
})
export class ComparedScores {
  readonly card = input.required<ScorecardView>();

  protected readonly formatPoints = formatPoints;
  protected readonly gapWords = gapWords;
  /** Self, observed, verified; a missing one is left out, which is not zero. */
  protected readonly scores = computed(() => {
    const { self, observed, verified } = this.card();
    const own = self?.score.total;
    return [
      { label: 'Tự chấm', score: self?.score, gap: undefined },
      {
        label: 'Tổ công tác',
        score: observed?.score,
        gap: observed && own !== undefined ? observed.score.total - own : undefined,
      },
      {
        label: 'Thẩm định',
        score: verified?.score,
        gap: verified && own !== undefined ? verified.score.total - own : undefined,
      },
    ].flatMap(({ score, ...rest }) => (score ? [{ ...rest, score }] : []));
  });

  constructor() {
    const readOnly = computed<ScorecardView>(() => ({ ...this.card(), moves: [] }));
    inject(ReviewDesk).of(readOnly, firstError());
  }
}
