import { Component, computed, input } from '@angular/core';
import type { GapLevel } from '@chibo/domain';
import { LEVEL_LABEL } from './quality-words';

/** Half the room between the two lines of the mark. */
const HALF: Readonly<Record<GapLevel, number>> = { GREEN: 2, YELLOW: 5.5, RED: 9.5 };

/** Two lines, the further apart the wider the gap, and its word: it stands in grey too. */
@Component({
  selector: 'chibo-gap',
  template: `
    <svg viewBox="0 0 22 14" aria-hidden="true">
      <path [attr.d]="lines()" />
    </svg>
    <span>{{ word() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
    }
    svg {
      flex: none;
      width: 1.375rem;
      height: 0.875rem;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
    }
    :host(.yellow),
    :host(.red) {
      color: var(--attention);
    }
    :host(.red) {
      font-weight: 600;
    }
    @media print {
      :host(.yellow),
      :host(.red) {
        color: #000;
      }
    }
  `,
  host: { '[class]': 'level().toLowerCase()' },
})
export class GapMark {
  readonly level = input.required<GapLevel>();
  protected readonly word = computed(() => LEVEL_LABEL[this.level()]);
  protected readonly lines = computed(() => {
    const half = HALF[this.level()];
    const between = half > 2 ? `M${11 - half} 7H${11 + half}` : '';
    return `M${11 - half} 1V13M${11 + half} 1V13${between}`;
  });
}
