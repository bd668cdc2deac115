import { Component, input, output } from '@angular/core';
import type { QueueItem } from '@chibo/contracts';
import { formatPoints } from '@chibo/domain';
import { BandMark } from '../ui/band-mark';
import { exceptionWords, moveWords } from './item-words';

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
              <span>{{ item.parentName }}<span class="hidden-visually">,</span></span>
              <span class="before">{{
                item.previousTotal === undefined
                  ? 'chưa có tháng trước'
                  : 'tháng trước ' + formatPoints(item.previousTotal)
              }}</span>
            </span>
            <span class="line small second">
              <span>{{ exceptionWords(item) }}</span>
              <chibo-band [band]="item.band" />
            </span>
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
  readonly picked = output<string>();

  protected readonly formatPoints = formatPoints;
  protected readonly exceptionWords = exceptionWords;
  protected readonly moveWords = moveWords;
}
