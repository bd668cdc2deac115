import { Component, computed, input } from '@angular/core';

/** Flat bar; the words "Đã chấm 17/28" always stand beside it, so it is silent for screen readers. */
@Component({
  selector: 'chibo-progress',
  template: `<div class="progress" aria-hidden="true"><div [style.width.%]="percent()"></div></div>`,
})
export class Progress {
  readonly done = input.required<number>();
  readonly of = input.required<number>();
  protected readonly percent = computed(() => (this.of() === 0 ? 0 : (100 * this.done()) / this.of()));
}
