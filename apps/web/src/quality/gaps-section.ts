import { Component, computed, input } from '@angular/core';
import type { ScoreQuality } from '@chibo/domain';
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
          Mỗi dấu là điểm trung bình trên số phiếu bên đó đã chấm; số bên phải là chênh lệch như ở bảng dưới, trên phiếu
          có cả hai điểm.
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
  /** Two scores make a gap; one alone says nothing here. */
  protected readonly scored = computed(() =>
    this.rows().flatMap(({ name, quality }) => {
      const { self, verified, observed } = quality;
      const sides = { self: self?.mean, verified: verified?.mean, observed: observed?.mean };
      return self && (verified ?? observed) ? [{ name, ...sides, gap: widestGap(quality) }] : [];
    }),
  );
  protected readonly draw = computed(() => {
    const rows = this.scored();
    return (width: number) => gapsPicture(rows, width);
  });
}

/** Of the gaps to the two others the larger one. */
function widestGap({ verifiedGap, observedGap }: ScoreQuality): number | undefined {
  const gaps = [verifiedGap, observedGap].flatMap((gap) => gap?.mean ?? []);
  return gaps.sort((a, b) => Math.abs(b) - Math.abs(a))[0];
}
