import { Component, computed, input } from '@angular/core';
import type { Criterion, LineScore } from '@chibo/domain';
import { formatPoints, reasonText } from '@chibo/domain';
import type { AnswerItemValue } from '../draft/items';

/** A line as it was sent, which the superior did not give back: to be read, with nothing in it to reach by key or tap. */
@Component({
  selector: 'chibo-locked',
  template: `
    <div class="sunk-box">
      <p class="between">
        <span class="small second">Giữ khóa</span>
        <span>
          <b>{{ points() }}</b><span class="quiet">/{{ formatPoints(line().maxPoints) }}</span>
        </span>
      </p>
      @if (words(); as text) {
        <p class="small">{{ text }}</p>
      }
    </div>
  `,
})
export class LockedBox {
  readonly criterion = input.required<Criterion>();
  readonly line = input.required<LineScore>();
  readonly answer = input<AnswerItemValue>();

  protected readonly formatPoints = formatPoints;
  protected readonly points = computed(() => {
    const { points } = this.line();
    return points === undefined ? '–' : formatPoints(points);
  });
  protected readonly words = computed(() => {
    const criterion = this.criterion();
    return reasonText(criterion, { ...this.answer(), code: criterion.code });
  });
}
