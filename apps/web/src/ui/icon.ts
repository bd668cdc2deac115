import { Component, computed, input } from '@angular/core';

/** Outlines in a 20 px box; `solid` parts are filled. One set for the whole product. */
const DRAWINGS = {
  back: ['M12.5 4 6.5 10l6 6'],
  forward: ['M7.5 4l6 6-6 6'],
  down: ['M10 4v12', 'M5 11l5 5 5-5'],
  uploaded: ['M10 13V4', 'M6 8l4-4 4 4', 'M3.5 17h13'],
  device: ['M6 2.5h8a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1z', 'M7.5 10l2 2 3-3.5'],
  computed: ['M4.5 2.5h11v15h-11z', 'M7 6h6', 'M7 10h.01M10 10h.01M13 10h.01M7 13.5h.01M10 13.5h.01M13 13.5h.01'],
  warning: ['M10 3 1.8 17h16.4z', 'M10 8v4', 'M10 14.5h.01'],
  check: ['M4 10.5l4 4 8-9'],
  offline: [
    'M2.5 7.5a11 11 0 0 1 4-2.3M10 4.3c2.9 0 5.5 1.2 7.5 3.200M5.3 10.800a7 7 0 0 1 3-1.700M12.5 9.400a7 7 0 0 1 2.2 1.400M10 15h.01M3 3l14 14',
  ],
  bell: ['M5 13.500V9a5 5 0 0 1 10 0v4.500l1.5 1.500h-13z', 'M8.3 17.300a1.800 1.800 0 0 0 3.4 0'],
  eye: [
    'M1.8 10S4.8 4.5 10 4.5 18.2 10 18.2 10 15.2 15.5 10 15.5 1.8 10 1.8 10z',
    'M10 12.300a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600z',
  ],
  print: ['M6 8V2.800h8V8', 'M6 14H3V8h14v6h-3', 'M6 11.500h8v5.700H6z'],
  search: ['M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12z', 'M13.5 13.5 17 17'],
  copy: ['M7 7h10v10H7z', 'M13 7V3H3v10h4'],
  plus: ['M10 4v12M4 10h12'],
  minus: ['M4 10h12'],
  close: ['M5 5l10 10M15 5 5 15'],
  'state-open': [
    'M10 3a7 7 0 0 1 2.7.500M15 5.100a7 7 0 0 1 1.5 2.300M17 10a7 7 0 0 1-.5 2.700M14.9 15a7 7 0 0 1-2.3 1.500M10 17a7 7 0 0 1-2.7-.5M5 14.900a7 7 0 0 1-1.5-2.300M3 10a7 7 0 0 1 .5-2.700M5.1 5a7 7 0 0 1 2.3-1.5',
  ],
  'state-draft': ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z'],
  'state-sent': ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M10 13.500v-6', 'M7.3 9.7 10 7l2.7 2.7'],
  'state-verified': ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z'],
  'state-decided': ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M7 10.200l2.2 2.2 4-4.6'],
  'state-returned': ['M7 3.5 3 7.500l4 4', 'M3 7.500h8.500a4.5 4.5 0 0 1 0 9H9'],
  'state-late': ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M10 6v4.200l2.5 1.5'],
  'state-excused': ['M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M6.5 10h7'],
} as const;

const SOLID: Partial<Record<IconName, string>> = {
  'state-draft': 'M10 3a7 7 0 0 1 0 14z',
  'state-verified': 'M10 10V3a7 7 0 1 1-7 7z',
};

export type IconName = keyof typeof DRAWINGS;

/** Drawing beside a word; by itself it says nothing to a screen reader. */
@Component({
  selector: 'chibo-icon',
  template: `
    <svg class="icon" [class.arrow]="name() === 'down'" viewBox="0 0 20 20" aria-hidden="true">
      @for (line of lines(); track line) {
        <path [attr.d]="line" />
      }
      @if (solid(); as area) {
        <path [attr.d]="area" fill="currentColor" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly lines = computed<readonly string[]>(() => DRAWINGS[this.name()]);
  protected readonly solid = computed(() => SOLID[this.name()]);
}
