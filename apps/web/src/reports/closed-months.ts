import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BandCounts } from '@chibo/contracts';
import { formatMonth } from '@chibo/domain';
import { bandShareWords } from '@chibo/tables';
import { AlteredNote } from '../months/closing/altered-note';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { capital } from '../ui/capital';
import { momentOf } from '../ui/when';
import { ReportsClient } from './reports-client';

/** Closed months of the period that say something else now: what was frozen beside what is. Quiet where none does. */
@Component({
  selector: 'chibo-closed-months',
  imports: [AlteredNote, ReadingWords, RouterLink],
  template: `
    <chibo-reading [of]="opening" failed="Chưa đối chiếu được với các tháng đã khóa sổ" />
    @if (view(); as view) {
      @if (view.months.length > 0) {
        <section class="sheet" aria-labelledby="closed-months">
          <h2 id="closed-months">{{ view.months.length }}/{{ view.closed.length }} tháng đã khóa sổ nay có số khác</h2>
          <ul role="list" class="stack">
            @for (one of view.months; track one.month) {
              <li>
                <p>
                  <a [routerLink]="['/thang', one.month]" [queryParams]="{ to: to() }">{{
                    capital(formatMonth(one.month))
                  }}</a>
                  <span class="second small">
                    khóa sổ lúc {{ momentOf(one.at) }}, nay khác ở {{ one.changesTotal }} chi bộ</span
                  >
                </p>
                @if (one.altered) {
                  <chibo-altered />
                }
                <dl>
                  <dt>Đã khóa</dt>
                  <dd>{{ words(one.frozen) }}</dd>
                  <dt>Hiện nay</dt>
                  <dd>{{ words(one.live) }}</dd>
                </dl>
              </li>
            }
          </ul>
        </section>
      } @else if (view.closed.length > 0) {
        <p class="small second quiet-line">
          {{ view.closed.length }} tháng của kỳ đã khóa sổ, số liệu nay vẫn như khi khóa.
        </p>
      }
    }
  `,
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css'],
  styles: `
    :host {
      display: block;
    }

    section {
      margin-top: 1rem;
    }

    ul {
      margin: 0.75rem 0 0;
      padding: 0;
    }

    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 0 0.75rem;
      margin: 0.25rem 0 0;
    }

    dt {
      color: var(--ink-2);
    }

    dd {
      margin: 0;
    }

    .quiet-line {
      padding: 0.5rem var(--gutter) 0;
    }

    @media (min-width: 64rem) {
      .quiet-line {
        padding-inline: 0;
      }
    }
  `,
})
export class ClosedMonths {
  private readonly client = inject(ReportsClient);
  readonly period = input.required<string>();
  readonly to = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly capital = capital;
  protected readonly momentOf = momentOf;
  protected readonly opening = reading({
    question: () => ({ period: this.period(), organizationId: this.to() }),
    read: (query) => this.client.closedMonths(query),
  });
  protected readonly view = this.opening.value;

  protected words(counts: BandCounts): string {
    return [`Được đánh giá ${counts.rated}/${counts.existing}`, bandShareWords(counts)].filter(Boolean).join('; ');
  }
}
