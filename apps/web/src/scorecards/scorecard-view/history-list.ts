import { Component, computed, inject, input, signal } from '@angular/core';
import type { CriteriaSet } from '@chibo/domain';
import { reading } from '../../shell/reading';
import { ReadingWords } from '../../shell/reading-words';
import { momentOf } from '../../ui/when';
import { ScorecardsClient } from '../scorecards-client';
import { RevisionList } from './revision-list';

/** Everything that was done with a card, newest first; asked for when somebody wants to see it. */
@Component({
  selector: 'chibo-history',
  imports: [ReadingWords, RevisionList],
  template: `
    <section aria-labelledby="history-heading">
      <h2 class="head" id="history-heading">Lịch sử</h2>
      <div class="sheet">
        @if (entries(); as list) {
          <ol role="list" class="rows">
            @for (entry of list; track entry.id) {
              <li>
                <p>{{ entry.text }}</p>
                <p class="small second">{{ entry.by }}, {{ momentOf(entry.at) }}</p>
                @for (detail of entry.details; track $index) {
                  <p class="small quiet">{{ detail }}</p>
                }
              </li>
            }
          </ol>
          @if (revisions(); as all) {
            <h3>Các bản chấm điểm</h3>
            <chibo-revisions [revisions]="all" [set]="set()" />
          }
        } @else {
          <chibo-reading [of]="opening" failed="Chưa mở được lịch sử" />
          @if (!opening.failure()) {
            <button type="button" class="button" [disabled]="opening.busy()" (click)="asked.set(cardId())">
              {{ opening.busy() ? 'Đang mở…' : 'Xem lịch sử' }}
            </button>
          }
        }
      </div>
    </section>
  `,
  styles: `
    .rows > li {
      padding-inline: 0;
    }
    .rows > li:first-child {
      padding-top: 0;
    }
    h3 {
      padding: 1.5rem 0 0.75rem;
      border-top: 1px solid var(--line);
    }
  `,
})
export class HistoryList {
  private readonly client = inject(ScorecardsClient);
  readonly cardId = input.required<string>();
  readonly set = input.required<CriteriaSet>();

  protected readonly momentOf = momentOf;
  /** Of this card only: the next card that waits opens in the same place. */
  protected readonly asked = signal<string | undefined>(undefined);
  protected readonly opening = reading({
    question: () => (this.asked() === this.cardId() ? this.cardId() : undefined),
    read: async (id) => {
      const [entries, revisions] = await Promise.all([this.client.history(id), this.client.revisions(id)]);
      return { entries, revisions };
    },
  });
  private readonly past = this.opening.value;
  protected readonly entries = computed(() => this.past()?.entries);
  /** A card never sent has none. */
  protected readonly revisions = computed(() => (this.past()?.revisions.length ? this.past()?.revisions : undefined));
}
