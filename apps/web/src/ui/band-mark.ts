import { Component, computed, input } from '@angular/core';
import type { RatingBand } from '@chibo/domain';
import { BAND_LABEL, RATING_BANDS } from '@chibo/domain';

/** Four cells (4, 3, 2, 1 filled) and the band's word: it stands in grey too. */
@Component({
  selector: 'chibo-band',
  template: `
    <svg viewBox="0 0 26 14" [attr.class]="band().toLowerCase()" aria-hidden="true">
      @for (cell of [0, 1, 2, 3]; track cell) {
        <rect [attr.x]="cell * 7 + 0.5" y="0.5" width="4" height="13" [class.filled]="cell < filled()" />
      }
    </svg>
    <span class="word">{{ word() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      white-space: nowrap;
    }
    svg {
      flex: none;
      width: 1.625rem;
      height: 0.875rem;
      fill: none;
      stroke: currentColor;
    }
    .filled {
      fill: currentColor;
    }
    .word {
      font-weight: 600;
    }
    .good {
      color: var(--band-good);
    }
    .fair {
      color: var(--band-fair);
    }
    .average {
      color: var(--band-average);
    }
    .poor {
      color: var(--band-poor);
    }
    @media print {
      svg[class] {
        color: #000;
      }
    }
  `,
})
export class BandMark {
  readonly band = input.required<RatingBand>();
  protected readonly filled = computed(() => 4 - RATING_BANDS.indexOf(this.band()));
  protected readonly word = computed(() => BAND_LABEL[this.band()]);
}
