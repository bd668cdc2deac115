import { Component, computed, input, output } from '@angular/core';
import type { ClosedCell } from '@chibo/domain';
import { MAX_CLOSING_REASON } from '@chibo/domain';
import { Choice } from '../../ui/choice';
import { toMend } from '../../ui/field';
import { TextControl } from '../../ui/text-control';
import { CellState } from './cell-state';
import { ONE_TAP_REASONS } from './reasons';

/** One branch without an official band, and why: one tap or one digit, or words. */
@Component({
  selector: 'chibo-missing-reason',
  imports: [CellState, Choice, TextControl],
  template: `
    @let id = 'missing-' + cell().cellId;
    <fieldset>
      <legend>
        <b>{{ cell().name }}</b>&ngsp;<span class="small quiet parent">{{ cell().parentName }}</span>
      </legend>
      <p class="small state"><chibo-cell-state [cell]="cell()" /></p>
      <div class="answer" [class.in-error]="error()">
        @if (words(); as words) {
          <p class="field-error" [id]="id + '-error'">{{ words }}</p>
        }
        <chibo-choice
          look="chips"
          [label]="'Lý do chọn sẵn cho ' + cell().name"
          [options]="options"
          [value]="reason()"
          [describedBy]="error() ? id + '-error' : null"
          (chosen)="written.emit('' + $event)"
        />
        <label class="field-label" [for]="id">Lý do chưa xếp loại</label>
        <input
          class="input"
          [id]="id"
          [attr.maxlength]="longest"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="error() ? id + '-error' : null"
          [chiboText]="reason()"
          (chiboTextChange)="written.emit($event)"
        />
      </div>
    </fieldset>
  `,
  styleUrl: './missing-reason.css',
})
export class MissingReason {
  readonly cell = input.required<ClosedCell>();
  readonly reason = input.required<string>();
  readonly error = input<string>();
  readonly written = output<string>();

  protected readonly longest = MAX_CLOSING_REASON;
  protected readonly options = ONE_TAP_REASONS;
  protected readonly words = computed(() => this.error() && toMend(this.error() ?? ''));
}
