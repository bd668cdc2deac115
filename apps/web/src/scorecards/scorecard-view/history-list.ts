import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import type { HistoryEntry } from '@chibo/contracts';
import { wordsOf } from '../../shell/api';
import { momentOf } from '../../ui/when';
import { ScorecardsClient } from '../scorecards-client';

/** Everything that was done with a card, newest first; asked for when somebody wants to see it. */
@Component({
  selector: 'chibo-history',
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
  `,
})
export class HistoryList {
  private readonly client = inject(ScorecardsClient);
  readonly cardId = input.required<string>();

  protected readonly momentOf = momentOf;
  /** Of this card only: the next card that waits opens in the same place. */
  protected readonly entries = linkedSignal<string, HistoryEntry[] | undefined>({
    source: this.cardId,
    computation: () => undefined,
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  protected async load(): Promise<void> {
    this.busy.set(true);
    this.failure.set(undefined);
    const cardId = this.cardId();
    try {
      const entries = await this.client.history(cardId);
      if (cardId === this.cardId()) this.entries.set(entries);
    } catch (error) {
      this.failure.set(wordsOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
