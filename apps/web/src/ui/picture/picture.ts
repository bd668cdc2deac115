import { Component, DestroyRef, ElementRef, computed, inject, input, signal } from '@angular/core';
import type { Mark, Picture as Drawn, Point } from '@chibo/tables';

/** Units across while nothing is known of the page: a phone's. */
const UNMEASURED = 328;
/** The page's width in such steps: a scroll bar that comes and goes redraws nothing. */
const STEP = 8;

/** About the origin; each stands for itself without its colour. */
const SIGNS = {
  RING: 'M-7.500 0a7.500 7.500 0 1 0 15 0a7.500 7.500 0 1 0-15 0z',
  DOT: 'M-5.500 0a5.500 5.500 0 1 0 11 0a5.500 5.500 0 1 0-11 0z',
  SQUARE: 'M-5-5h10v10h-10z',
  DIAMOND: 'M0-7 7 0 0 7-7 0z',
} as const;

let count = 0;

/**
 * Marks of a picture as SVG, drawn for the width there is. A letter of it is as high as one of the page, also where the reader
 * has made text larger: the picture then has fewer units across, as on a smaller page.
 */
@Component({
  selector: 'chibo-picture',
  template: `
    @let picture = drawn();
    <svg [attr.viewBox]="'0 0 ' + picture.width + ' ' + picture.height" role="img" [attr.aria-label]="picture.words">
      <defs>
        <pattern [attr.id]="id + '-dots'" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" class="average" />
          <circle cx="3" cy="3" r="1" class="grain" />
        </pattern>
        <pattern
          [attr.id]="id + '-hatch'"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" class="poor" />
          <rect width="1.5" height="6" class="stripe" />
        </pattern>
      </defs>
      @for (mark of picture.marks; track $index) {
        @switch (mark.kind) {
          @case ('line') {
            <path [attr.class]="'line ' + mark.look.toLowerCase()" [attr.d]="through(mark.points)" />
          }
          @case ('bar') {
            <rect
              [attr.class]="'bar ' + mark.fill.toLowerCase()"
              [attr.x]="mark.x"
              [attr.y]="mark.y"
              [attr.width]="mark.width"
              [attr.height]="mark.height"
              [attr.fill]="patternOf(mark)"
            />
          }
          @case ('sign') {
            <path
              [attr.class]="'sign ' + mark.shape.toLowerCase()"
              [attr.d]="signs[mark.shape]"
              [attr.transform]="'translate(' + mark.x + ' ' + mark.y + ')'"
            />
          }
          @case ('text') {
            <text
              [attr.class]="mark.look.toLowerCase()"
              [attr.x]="mark.x"
              [attr.y]="mark.y"
              [attr.text-anchor]="mark.anchor"
            >
              {{ mark.text }}
            </text>
          }
        }
      }
    </svg>
  `,
  styleUrl: './picture.css',
})
export class Picture {
  /** The picture for so many units across. */
  readonly draw = input.required<(width: number) => Drawn>();

  protected readonly id = `picture-${++count}`;
  protected readonly signs = SIGNS;
  private readonly width = signal(UNMEASURED);
  protected readonly drawn = computed(() => this.draw()(this.width()));

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => this.measure(host));
    observer.observe(host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected through(points: readonly Point[]): string {
    return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`;
  }

  protected patternOf(mark: Mark): string | null {
    if (mark.kind !== 'bar') return null;
    if (mark.fill === 'AVERAGE') return `url(#${this.id}-dots)`;
    return mark.fill === 'POOR' ? `url(#${this.id}-hatch)` : null;
  }

  private measure(host: HTMLElement): void {
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const units = Math.floor(host.clientWidth / letter / STEP) * STEP;
    if (units > 0) this.width.set(units);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
