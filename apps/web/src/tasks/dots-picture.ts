import { Component, computed, input } from '@angular/core';
import type { CellYearView } from '@chibo/contracts';
import { BAND_LABEL, RATING_BANDS, formatPoints, medianOf } from '@chibo/domain';
import { FRAME, dotsPicture } from './dots';
import { pictureWords, totalsOf } from './year-words';

/** Twelve months as marks with their points: each band has a shape of its own, so that it stands in grey too. */
@Component({
  selector: 'chibo-dots',
  template: `
    @let drawn = picture();
    <figure>
      <ul role="list" class="row small legend" aria-hidden="true">
        @for (band of bands(); track band) {
          <li class="with-icon">
            <svg viewBox="-8 -8 16 16" class="mark" [attr.class]="'mark ' + band.toLowerCase()">
              <path [attr.d]="shapes[band]" />
            </svg>
            {{ labels[band] }}
          </li>
        }
        @if (drawn.median; as line) {
          <li class="with-icon">
            <svg viewBox="0 0 24 8" class="dash"><path class="median" d="M0 4h24" /></svg>trung vị {{ line.label }}
          </li>
        }
      </ul>
      <svg
        class="picture"
        [attr.viewBox]="'0 0 ' + frame.width + ' ' + frame.height"
        role="img"
        [attr.aria-label]="words()"
      >
        @for (line of drawn.grid; track line.y) {
          <path class="grid" [attr.d]="across(line.y)" />
          <text class="figure" [attr.x]="frame.left - 8" [attr.y]="line.y + 5" text-anchor="end">{{ line.label }}</text>
        }
        @if (drawn.threshold; as line) {
          <path class="threshold" [attr.d]="across(line.y)" />
        }
        @if (drawn.median; as line) {
          <path class="median" [attr.d]="across(line.y)" />
        }
        @for (dot of drawn.dots; track dot.month) {
          <g [attr.class]="dot.band.toLowerCase()">
            <path [attr.d]="shapes[dot.band]" [attr.transform]="'translate(' + dot.x + ' ' + dot.y + ')'" />
            <text
              class="figure"
              [class.strong]="dot.band !== 'GOOD'"
              [attr.x]="dot.x"
              [attr.y]="dot.labelY"
              text-anchor="middle"
            >
              {{ dot.label }}
            </text>
          </g>
        }
        @for (month of drawn.months; track month.month) {
          <text class="figure quiet" [attr.x]="month.x" [attr.y]="frame.height - 26" text-anchor="middle">
            {{ month.label }}
          </text>
          @if (month.year; as year) {
            <text class="figure quiet" [attr.x]="month.x - 6" [attr.y]="frame.height - 6">{{ year }}</text>
          }
        }
      </svg>
      <figcaption class="small second">
        Điểm đã xếp loại; trục từ {{ formatPoints(drawn.from) }}.
        @if (drawn.threshold; as line) {
          {{ labels[best()] }} từ {{ line.label }} (vạch liền đậm).
        }
      </figcaption>
    </figure>
  `,
  styleUrl: './dots-picture.css',
})
export class DotsPicture {
  readonly of = input.required<Pick<CellYearView, 'months' | 'thresholds'>>();

  protected readonly frame = FRAME;
  protected readonly labels = BAND_LABEL;
  protected readonly formatPoints = formatPoints;
  /** About the origin: dot, square, triangle, diamond. */
  protected readonly shapes = {
    GOOD: 'M-5.500 0a5.500 5.500 0 1 0 11 0a5.500 5.500 0 1 0-11 0z',
    FAIR: 'M-5-5h10v10h-10z',
    AVERAGE: 'M0-6.500 6 5h-12z',
    POOR: 'M0-7 7 0 0 7-7 0z',
  };
  protected readonly picture = computed(() => {
    const { months, thresholds } = this.of();
    return dotsPicture(months, thresholds, medianOf(totalsOf(months)));
  });
  protected readonly bands = computed(() =>
    RATING_BANDS.filter((band) => this.of().months.some((month) => month.band === band)),
  );
  protected readonly best = computed(() => this.of().thresholds[0]?.band ?? 'GOOD');
  protected readonly words = computed(() => pictureWords(this.of().months));

  protected across(y: number): string {
    return `M${FRAME.left} ${y}H${FRAME.width}`;
  }
}
