import { Component, inject, signal, computed, effect } from '@angular/core';
import type { RefusalRow } from '@chibo/contracts';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { AdminWays } from '../ui/admin-ways';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { Folded } from '../ui/table/cell';
import type { Column } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { momentOf } from '../ui/when';
import { AuditTrailClient } from './audit-trail-client';

const NOBODY = 'Chưa đăng nhập';

const COLUMNS: readonly Column<RefusalRow>[] = [
  { key: 'by', head: 'Người làm', words: ({ by = NOBODY }) => by, width: '26%' },
  { key: 'code', head: 'Vì sao', words: ({ codeLabel }) => codeLabel },
  { key: 'route', head: 'Yêu cầu', words: ({ route }) => route },
  { key: 'times', head: 'Số lần', figure: true, words: ({ times }) => times },
  { key: 'hour', head: 'Trong giờ bắt đầu lúc', words: ({ hour }) => momentOf(hour) },
];

/** "Bị từ chối": who was refused what, counted by hour, and passwords being guessed. */
@Component({
  imports: [AdminWays, Folded, Note, Pages, ReadingWords, Table],
  template: `
    <div class="container page">
      <header class="top"><h1 class="hidden-on-phone">Bị từ chối</h1></header>
      <chibo-admin-ways />
      <chibo-reading [of]="opening" failed="Chưa mở được các lần bị từ chối" opening="Đang mở…" />
      @if (view(); as view) {
        @if (view.tries.length > 0) {
          <section class="sheet stack" aria-labelledby="tries">
            <h2 id="tries">Đang có người thử mật khẩu</h2>
            <ul role="list" class="stack">
              @for (one of view.tries; track $index) {
                <li>
                  <b>{{ one.by ?? 'Không rõ tài khoản, hoặc cả một mạng' }}</b>: {{ one.tries }} lần sai từ
                  {{ one.network }}
                  <p class="small second">Lần thử tiếp theo được nhận từ {{ momentOf(one.openAt) }}</p>
                </li>
              }
            </ul>
          </section>
        } @else {
          <p class="sheet">Lúc này không có ai thử sai mật khẩu nhiều lần.</p>
        }
        @if (view.total === 0) {
          <chibo-note heading="Không có việc nào bị từ chối trong 90 ngày qua" />
        } @else {
          <chibo-table caption="Việc bị từ chối" [columns]="columns" [rows]="view.rows" [keyOf]="keyOf">
            <ng-template [chiboFolded]="view.rows" let-row>
              <p class="between">
                <b>{{ row.by ?? nobody }}</b><span>{{ row.times }} lần</span>
              </p>
              <p class="small">{{ row.codeLabel }}</p>
              <p class="small second route">{{ row.route }}</p>
              <p class="small second">{{ momentOf(row.hour) }}</p>
            </ng-template>
          </chibo-table>
          <chibo-pages [page]="view.page" [pages]="pages()" (chosen)="page.set($event)" />
        }
      }
    </div>
  `,
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css'],
  styles: `
    .page {
      padding-bottom: 2rem;
    }
    .route {
      overflow-wrap: anywhere;
    }
    section {
      margin-bottom: 1.5rem;
    }
  `,
})
export class RefusalsPage {
  private readonly client = inject(AuditTrailClient);
  private readonly frame = inject(Frame);
  protected readonly page = signal(1);
  protected readonly columns = COLUMNS;
  protected readonly nobody = NOBODY;
  protected readonly momentOf = momentOf;
  protected readonly keyOf = ({ hour, accountId, route, code }: RefusalRow): string =>
    [hour, accountId, route, code].join(' ');
  protected readonly opening = reading({
    question: () => this.page(),
    read: (page) => this.client.refusals(page),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly pages = computed(() => Math.ceil((this.view()?.total ?? 0) / (this.view()?.pageSize ?? 1)));

  constructor() {
    effect(() => this.frame.show({ title: 'Bị từ chối', path: '/quan-tri' }));
  }
}
