import { Component, input } from '@angular/core';
import type { ReadBefore } from '@chibo/contracts';
import { momentOf } from './when';

/** Who of a working group had seen the branch's own score before giving theirs; nothing where nobody had. */
@Component({
  selector: 'chibo-read-before',
  template: `
    @for (reading of readings(); track reading.at) {
      <p class="small second">
        {{ reading.name }} đã xem điểm chi bộ tự chấm trước khi chấm (lần đầu lúc {{ momentOf(reading.at) }}).
      </p>
    }
  `,
})
export class ReadBeforeNote {
  readonly readings = input<ReadBefore[] | undefined>();
  protected readonly momentOf = momentOf;
}
