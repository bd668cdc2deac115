import { Component, input, output } from '@angular/core';
import type { QueueItem } from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';
import { BandMark } from '../ui/band-mark';
import { beforeWords, lookWords, moveWords } from './item-words';

/** The waiting cards in the order they came, with what is worth a look in quiet words. */
@Component({
  selector: 'chibo-queue-list',
  imports: [BandMark],
  template: `
    <ol role="list" aria-label="Phiếu đang chờ">
      @for (item of items(); track item.scorecardId) {
        <li>
          <button
            type="button"
            [id]="'queue-' + item.scorecardId"
            [attr.aria-current]="item.scorecardId === current() ? 'true' : null"
            (click)="picked.emit(item.scorecardId)"
          >
            <span class="line">
              <span class="name">{{ item.name }}</span>
              <span class="total">{{ formatPoints(item.total) }}<span class="hidden-visually"> điểm,</span></span>
            </span>
            <span class="line small second">
              <chibo-band [band]="item.band" />
              <span>{{ beforeWords(item) }}</span>
            </span>
            @if (item.parentName !== superior()) {
              <span class="small second">{{ item.parentName }}</span>
            }
            @for (words of lookWords(item); track words) {
              <span class="small second">{{ words }}</span>
            }
            @if (moveWords(item); as words) {
              <span class="small quiet">{{ words }}</span>
            }
          </button>
        </li>
      }
    </ol>
  `,
  styleUrl: './queue-list.css',
})
export class QueueList {
  readonly items = input.required<readonly QueueItem[]>();
  readonly current = input<string>();
  /** Whose queue it is: said once above the list, at a card only where it is another one. */
  readonly superior = input<string>();
  readonly picked = output<string>();

  protected readonly formatPoints = formatPoints;
  protected readonly beforeWords = beforeWords;
  protected readonly lookWords = lookWords;
  protected readonly moveWords = moveWords;
}
