import { Component, computed, input, output } from '@angular/core';
import type { ReviewDesk } from '../scorecards/review/review-desk';
import { Icon } from '../ui/icon';
import type { MainAct } from './main-act';
import { mainActOf } from './main-act';

/** Below the open card: a button for every key, and the one act the card waits for. What must not be missed stands here too. */
@Component({
  selector: 'chibo-queue-bar',
  imports: [Icon],
  templateUrl: './queue-bar.html',
  styleUrl: './queue-bar.css',
  host: { role: 'group', 'aria-label': 'Các việc với phiếu', '[class.writing]': 'desk()?.returns()' },
})
export class QueueBar {
  /** None while a card is being opened. */
  readonly desk = input<ReviewDesk>();
  readonly busy = input(false);
  readonly locked = input(false);
  readonly hasNext = input(false);
  readonly hasPrevious = input(false);
  readonly stepped = output<1 | -1>();
  readonly acted = output();
  readonly returned = output();

  protected readonly main = computed<MainAct | undefined>(() => {
    const desk = this.desk();
    return desk && mainActOf(desk);
  });
}
