import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { HistoryEntry, RevisionView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import { wordsOf } from '../../shell/api';
import { momentOf } from '../../ui/when';
import { ScorecardsClient } from '../scorecards-client';
import { RevisionList } from './revision-list';

/** Everything that was done with a card, newest first; asked for when somebody wants to see it. */
@Component({
  selector: 'chibo-history',
  imports: [RevisionList],
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
          <button type="button" class="button" [disabled]="busy()" (click)="load()">
            {{ busy() ? 'Đang mở…' : 'Xem lịch sử' }}
          </button>
          @if (failure(); as words) {
            <p class="attention" role="alert">{{ words }}</p>
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
  private readonly past = linkedSignal<string, { entries: HistoryEntry[]; revisions: RevisionView[] } | undefined>({
    source: this.cardId,
    computation: () => undefined,
  });
  protected readonly entries = computed(() => this.past()?.entries);
  /** A card never sent has none. */
  protected readonly revisions = computed(() => (this.past()?.revisions.length ? this.past()?.revisions : undefined));
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  protected async load(): Promise<void> {
    this.busy.set(true);
    this.failure.set(undefined);
    const cardId = this.cardId();
    try {
      const [entries, revisions] = await Promise.all([this.client.history(cardId), this.client.revisions(cardId)]);
      if (cardId === this.cardId()) this.past.set({ entries, revisions });
    } catch (error) {
      this.failure.set(wordsOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
