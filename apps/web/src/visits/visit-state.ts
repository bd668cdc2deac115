import { Component, computed, input } from '@angular/core';
import type { VisitView } from '@chibo/contracts';
import { Icon } from '../ui/icon';
import { STATE_ICON, isUntold, waitsForScore } from './visit-words';

/** What came of a visit: an icon and its word; only what waits for somebody asks for attention. */
@Component({
  selector: 'chibo-visit-state',
  imports: [Icon],
  template: `
    <span class="with-icon"><chibo-icon [name]="icon()" />{{ visit().stateLabel }}</span>
    &ngsp;
    @if (asks(); as words) {
      <span class="attention">{{ words }}</span>
    } @else if (visit().observed) {
      <span class="small second">đã chấm quan sát</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0.125rem 0.75rem;
    }
  `,
})
export class VisitStateWord {
  readonly visit = input.required<VisitView>();
  readonly today = input.required<string>();

  protected readonly icon = computed(() => STATE_ICON[this.visit().state]);
  protected readonly asks = computed(() => {
    if (isUntold(this.visit(), this.today())) return 'Đã qua ngày, chưa ghi kết quả';
    return waitsForScore(this.visit()) ? 'Chờ đồng chí chấm quan sát' : undefined;
  });
}
