import { Component, computed, input, output } from '@angular/core';
import type { LineScore } from '@chibo/domain';
import { formatPoints } from '@chibo/domain';
import { Icon } from '../../ui/icon';

/** Sunk, without a border, so that no one tries to tap it: a line that follows from the facts, or does not apply. */
@Component({
  selector: 'chibo-computed',
  imports: [Icon],
  template: `
    <div class="sunk-box">
      <div class="top">
        <span class="with-icon small second"><chibo-icon name="computed" />{{ heading() }}</span>
        @if (line().points !== undefined) {
          <span class="points">
            <b>{{ formatPoints(line().points ?? 0) }}</b><span class="quiet"
              >/{{ formatPoints(line().maxPoints) }}</span
            >
          </span>
        }
      </div>
      <p class="small">{{ words() }}</p>
      @if (line().state === 'UNCOMPUTED') {
        <button type="button" class="link small" (click)="factsWanted.emit()">Nhập số liệu</button>
      }
    </div>
  `,
  styles: `
    .top {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 1rem;
    }
    .points {
      white-space: nowrap;
    }
    .points b {
      font-size: 1.25rem;
    }
  `,
})
export class ComputedBox {
  readonly line = input.required<LineScore>();
  readonly notApplicableText = input<string>();
  readonly factsWanted = output();

  protected readonly formatPoints = formatPoints;
  protected readonly heading = computed(() => {
    const { state } = this.line();
    return state === 'COMPUTED' || state === 'UNCOMPUTED' ? 'Tự tính từ số liệu' : 'Không áp dụng kỳ này';
  });
  protected readonly words = computed(() => {
    const { explanation, state } = this.line();
    if (state === 'UNCOMPUTED') return explanation || 'Chưa đủ số liệu để tính.';
    return explanation || this.notApplicableText() || '';
  });
}
