import { Component, computed, inject } from '@angular/core';
import { ADJUSTMENT_REASONS, BAND_LABEL, formatPoints } from '@chibo/domain';
import { ReviewDesk } from './review-desk';

/** Everything adjusted so far in one place, with what it comes to. */
@Component({
  selector: 'chibo-adjusted-list',
  template: `
    <section class="stack" aria-labelledby="adjusted-heading">
      <div class="between">
        <h2 id="adjusted-heading" tabindex="-1">{{ rows().length }} mục điều chỉnh</h2>
        @if (total(); as words) {
          <p role="status">{{ words }}</p>
        }
      </div>
      <ul role="list">
        @for (row of rows(); track row.code) {
          <li>
            <div>
              <p>
                <b>Mục {{ row.code }}</b
                >: {{ row.change }}
              </p>
              <p class="small second">{{ row.why || 'Chưa ghi lý do.' }}</p>
            </div>
            <button type="button" class="link" (click)="desk.remove(row.code)">
              Bỏ<span class="hidden-visually"> điều chỉnh mục {{ row.code }}</span>
            </button>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 1rem;
      padding-block: 0.25rem;
      border-top: 1px solid var(--line);
    }
    li > .link {
      flex: none;
    }
  `,
})
export class AdjustedList {
  protected readonly desk = inject(ReviewDesk);

  protected readonly rows = computed(() => {
    const self = new Map(this.desk.self()?.lines.map((line) => [line.code, line.points]));
    return [...this.desk.drafts()].map(([code, { points, reasonCode, words }]) => {
      const label = ADJUSTMENT_REASONS.find((reason) => reason.code === reasonCode)?.label;
      const after = points === undefined ? 'chưa chọn điểm' : `${formatPoints(points)} điểm`;
      const change = `${formatPoints(self.get(code) ?? 0)} → ${after}`;
      return { code, change, why: [label, words.trim()].filter(Boolean).join(': ') };
    });
  });
  protected readonly total = computed(() => {
    const score = this.desk.verified();
    return score && `Thẩm định ${formatPoints(score.total)} điểm, ${BAND_LABEL[score.band]}`;
  });
}
