import { Component, computed, input } from '@angular/core';
import { gapsPicture } from '@chibo/tables';
import { Picture } from '../ui/picture/picture';
import type { QualityRow } from './quality-columns';

/** Rows that are drawn at once; more of them when they are asked for. */
const AT_ONCE = 12;

/** What branches gave themselves, what was verified and what a working group saw, on one axis; the figures are the table's. */
@Component({
  selector: 'chibo-gaps-section',
  imports: [Picture],
  template: `
    @if (scored().length > 0) {
      <details class="sheet" [open]="scored().length <= atOnce">
        <summary>Ba điểm cạnh nhau, theo thứ tự của bảng tháng ({{ scored().length }})</summary>
        <chibo-picture [draw]="draw()" />
        <p class="small second">
          Vòng tròn là điểm tự chấm trung bình; dấu kia cách nó đúng bằng chênh lệch ở bảng dưới, tính trên phiếu có cả
          hai điểm.
        </p>
      </details>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 1rem;
    }

    summary {
      min-height: 3rem;
      align-content: center;
      cursor: pointer;
    }

    p {
      margin-top: 0.75rem;
    }
  `,
})
export class GapsSection {
  readonly rows = input.required<readonly QualityRow[]>();

  protected readonly atOnce = AT_ONCE;
  /** Each side as far from the branch's own mean as the table's gap says: on the cards that have both. One score is no gap. */
  protected readonly scored = computed(() =>
    this.rows().flatMap(({ name, quality: { self, verifiedGap, observedGap } }) => {
      if (!self || !(verifiedGap ?? observedGap)) return [];
      const away = (gap?: { mean: number }): number | undefined => gap && self.mean - gap.mean;
      return [{ name, self: self.mean, verified: away(verifiedGap), observed: away(observedGap) }];
    }),
  );
  protected readonly draw = computed(() => {
    const rows = this.scored();
    return (width: number) => gapsPicture(rows, width);
  });
}
