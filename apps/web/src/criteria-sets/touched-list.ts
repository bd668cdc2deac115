import { Component, computed, input } from '@angular/core';
import type { PublicationPreview } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';

/** Cards branches are working on whose set would change: seen before a set is published into the past. */
@Component({
  selector: 'chibo-touched-list',
  template: `
    <p>
      {{ preview().count }} phiếu chi bộ đang lập sẽ theo bộ tiêu chí khác. {{ marks() }} Phiếu đã gửi giữ nguyên bộ
      tiêu chí cũ.
    </p>
    <ul role="list" class="rows">
      @for (card of preview().cards; track card.scorecardId) {
        <li>
          {{ card.cellName }}
          <span class="small second block">
            {{ card.kindLabel }} {{ card.heldOn ? 'ngày ' + formatDate(card.heldOn) : card.month }},
            {{ card.marks > 0 ? card.marks + ' mục đã chấm' : 'chưa chấm mục nào'
            }}{{ card.without ? ', không còn bộ tiêu chí nào áp dụng' : '' }}
          </span>
        </li>
      }
    </ul>
    @if (others() > 0) {
      <p class="small second">Và {{ others() }} phiếu khác.</p>
    }
  `,
  styles: `
    .block {
      display: block;
    }
  `,
})
export class TouchedList {
  readonly preview = input.required<PublicationPreview>();
  protected readonly formatDate = formatDate;
  protected readonly others = computed(() => this.preview().count - this.preview().cards.length);
  protected readonly marks = computed(() =>
    this.preview().marks > 0
      ? `${this.preview().marks} mục đã chấm được giữ riêng, chi bộ phải chấm lại theo bộ mới.`
      : 'Chưa phiếu nào chấm điểm.',
  );
}
