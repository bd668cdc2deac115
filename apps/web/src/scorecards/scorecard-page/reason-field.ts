import { Component, computed, input, output } from '@angular/core';
import type { Criterion, LineScore } from '@chibo/domain';
import { formatPoints, reasonsOf } from '@chibo/domain';
import type { ChoiceOption } from '../../ui/choice';
import { Choice } from '../../ui/choice';
import { TextControl } from '../../ui/text-control';
import { lossOf, needsEvidence } from '../answering';
import type { AnswerItemValue } from '../draft/items';

/** Opens under a line: why points were lost (one tap, words if wanted), or what full marks on a heavy line rest on. */
@Component({
  selector: 'chibo-reason',
  imports: [Choice, TextControl],
  template: `
    @let code = criterion().code;
    @if (loss(); as lost) {
      <div class="stack">
        <p [id]="'reason-' + code">
          <b>Lý do trừ {{ formatPoints(lost) }} điểm</b>&ngsp;<span class="quiet">(cần chọn)</span>
        </p>
        <chibo-choice
          look="chips"
          [label]="'Lý do trừ ' + formatPoints(lost) + ' điểm, mục ' + code"
          [options]="reasons()"
          [value]="answer()?.reasonCode"
          (chosen)="changed.emit({ reasonCode: '' + $event })"
        />
        <div>
          <label class="field-label" [for]="'note-' + code">Ghi thêm, được in trên phiếu (không bắt buộc)</label>
          <textarea
            class="input"
            rows="1"
            maxlength="1000"
            [id]="'note-' + code"
            [chiboText]="answer()?.note ?? ''"
            (chiboTextChange)="write($event)"
          ></textarea>
        </div>
      </div>
    } @else if (evidence()) {
      <div>
        <label class="field-label" [for]="'note-' + code"><b>Căn cứ cho điểm tối đa</b> (cần ghi một dòng)</label>
        <input
          class="input"
          maxlength="1000"
          enterkeyhint="next"
          data-stop
          [id]="'note-' + code"
          [chiboText]="answer()?.note ?? ''"
          [attr.aria-invalid]="invalid() ? true : null"
          (chiboTextChange)="write($event)"
        />
        <p class="field-hint">Ví dụ: biên bản ngày nào, nghị quyết số mấy.</p>
      </div>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class ReasonField {
  readonly criterion = input.required<Criterion>();
  readonly line = input.required<LineScore>();
  readonly answer = input<AnswerItemValue>();
  readonly invalid = input(false);
  readonly changed = output<Pick<AnswerItemValue, 'reasonCode' | 'note'>>();

  protected readonly formatPoints = formatPoints;
  protected readonly loss = computed(() => lossOf(this.line()));
  protected readonly evidence = computed(() => needsEvidence(this.line()));
  protected readonly reasons = computed<ChoiceOption[]>(() =>
    reasonsOf(this.criterion()).map(({ code, label }, index) => ({
      value: code,
      text: label,
      key: String(index + 1),
    })),
  );

  protected write(note: string): void {
    this.changed.emit({ note });
  }
}
