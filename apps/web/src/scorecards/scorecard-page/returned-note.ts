import { Component, computed, inject, output } from '@angular/core';
import type { MeetingFacts } from '@chibo/domain';
import { FACT_LABEL } from '@chibo/domain';
import { Note } from '../../ui/note';
import { momentOf } from '../../ui/when';
import { AskedList } from '../asked-list';
import { OpenCard } from '../open-card';
import { returnedHeading } from '../returned-heading';

/** On top of a card that was given back: what is asked, by whom, until when; each line leads to its place. */
@Component({
  selector: 'chibo-returned-note',
  imports: [AskedList, Note],
  template: `
    @if (card.view(); as view) {
      @if (view.returned; as returned) {
        <chibo-note [attention]="true" [heading]="heading()">
          <chibo-asked
            [set]="view.criteriaSet"
            [message]="returned.message"
            [lines]="returned.lines"
            [due]="returned.due"
            [linked]="true"
            (picked)="picked.emit($event)"
          />
          @if (returned.lines.length > 0) {
            <p>Các phần khác giữ khóa. Sửa xong, chi bộ biểu quyết lại rồi gửi.</p>
          }
          <p class="small second">{{ returned.by }}, {{ momentOf(returned.at) }}</p>
        </chibo-note>
      }
      @if (card.sync.barred().length > 0) {
        <chibo-note class="barred" heading="Có thay đổi trên máy này ở phần giữ khóa">
          <p>{{ barred() }}: không vào phiếu, vì cấp trên không trả lại phần này.</p>
          <p><button type="button" class="button" (click)="card.sync.discardBarred()">Bỏ các thay đổi này</button></p>
        </chibo-note>
      }
    }
  `,
  styles: `
    .barred {
      margin-top: 1rem;
    }
  `,
})
export class ReturnedNote {
  protected readonly card = inject(OpenCard);
  /** Place in the form, as in `data-at`. */
  readonly picked = output<string>();

  protected readonly momentOf = momentOf;
  protected readonly heading = computed(() => returnedHeading(this.card.view()?.keyed));
  protected readonly barred = computed(() =>
    this.card.sync
      .barred()
      .map(({ key }) => nameOf(key))
      .join(', '),
  );
}

function nameOf(key: string): string {
  const name = key.slice(key.indexOf('.') + 1);
  if (key === 'weaknesses') return 'Hạn chế, biện pháp khắc phục';
  return key.startsWith('facts.') ? FACT_LABEL[name as keyof MeetingFacts] : `Mục ${name}`;
}
