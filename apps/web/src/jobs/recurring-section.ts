import { Component, inject } from '@angular/core';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Note } from '../ui/note';
import { momentOf } from '../ui/when';
import { JobsClient } from './jobs-client';

/** What the service does by itself, for the administrator: when last, and what stands in its way. */
@Component({
  selector: 'chibo-recurring-section',
  imports: [Note, ReadingWords],
  template: `
    <section class="sheet stack no-print" aria-labelledby="recurring-heading">
      <h2 id="recurring-heading">Việc hệ thống tự làm</h2>
      <chibo-reading [of]="opening" failed="Chưa mở được việc hệ thống tự làm" opening="Đang xem…" />
      @if (opening.value()?.backups; as backups) {
        @for (warning of backups.warnings; track warning.code) {
          <chibo-note [attention]="true" [heading]="warning.words" />
        }
        <p>
          <b>Sao lưu:</b>
          @if (backups.lastAt) {
            {{ backups.kept }} bản, mới nhất {{ momentOf(backups.lastAt) }}, đã phục hồi thử và đối chiếu.
          } @else {
            chưa có bản nào.
          }
          @switch (backups.folder) {
            @case ('OFF') {
              Hệ thống không tự sao lưu.
            }
            @case ('DEFAULT') {
              Bản sao nằm cùng đĩa với dữ liệu; người vận hành nên đặt thư mục ở máy khác.
            }
          }
        </p>
      }
      <ul role="list">
        @for (job of opening.value()?.jobs; track job.kind) {
          <li>
            <b>{{ job.label }}:</b>
            {{ job.finishedAt ? 'lần gần nhất ' + momentOf(job.finishedAt) : 'chưa làm lần nào' }}
            @if (job.failure; as failure) {
              @if (failure.standing) {
                <chibo-note [attention]="true" [heading]="'Không làm được lúc ' + momentOf(failure.at)">
                  <p>{{ failure.words }} Hệ thống thử lại lúc {{ momentOf(job.dueAt) }}.</p>
                </chibo-note>
              } @else {
                <p class="small second">Lỗi gần nhất, đã qua: {{ momentOf(failure.at) }}. {{ failure.words }}</p>
              }
            }
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    li + li {
      margin-top: 0.5rem;
    }
  `,
})
export class RecurringSection {
  private readonly client = inject(JobsClient);
  protected readonly momentOf = momentOf;
  protected readonly opening = reading({ question: () => '', read: () => this.client.recurring() });
}
