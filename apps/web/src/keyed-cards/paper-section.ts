import { Component, input, output } from '@angular/core';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { TextControl } from '../ui/text-control';
import type { PaperDetails } from './paper-details';

/** From what paper the card is keyed in, and when that came. */
@Component({
  selector: 'chibo-paper-section',
  imports: [Control, DayField, Field, TextControl],
  template: `
    <h2>Bản giấy của chi bộ</h2>
    <div class="fields">
      <chibo-field
        for="paper"
        label="Bản giấy nào"
        hint="Số, ngày hoặc vài chữ để nhận ra: Phiếu ngày 05/3, có chữ ký bí thư"
        [error]="errors()['paper']"
      >
        <input
          chiboControl
          class="input"
          maxlength="200"
          [chiboText]="details().paper"
          (chiboTextChange)="changed.emit({ paper: $event, receivedOn: details().receivedOn })"
        />
      </chibo-field>
      <chibo-day
        name="received-on"
        label="Ngày cấp ủy nhận bản giấy"
        hint="Đúng hạn hay quá hạn tính theo ngày này"
        [month]="month()"
        [value]="details().receivedOn"
        [error]="errors()['receivedOn']"
        (changed)="changed.emit({ paper: details().paper, receivedOn: $event })"
      />
    </div>
  `,
  styles: `
    .fields {
      display: grid;
      gap: 1rem 1.5rem;
    }

    @media (min-width: 48rem) {
      .fields {
        grid-template-columns: 2fr 1fr;
      }
    }
  `,
})
export class PaperSection {
  readonly details = input.required<PaperDetails>();
  /** Completes a day without its month. */
  readonly month = input.required<string>();
  readonly errors = input<Readonly<Partial<Record<string, string>>>>({});
  readonly changed = output<PaperDetails>();
}
