import { Component, computed, inject, input, output } from '@angular/core';
import { Control } from '../../ui/control';
import { Field } from '../../ui/field';
import { TextControl } from '../../ui/text-control';
import { ReviewDesk } from './review-desk';

/** What the branch is asked to do with one part of its card, in place. */
@Component({
  selector: 'chibo-return-message',
  imports: [Control, Field, TextControl],
  template: `
    <div class="stack">
      <chibo-field
        [for]="'return-' + code()"
        [label]="'Lời nhắn gửi bí thư, ' + name()"
        hint="Viết như một lời đề nghị: cần bổ sung gì."
        [error]="error()"
      >
        <textarea
          chiboControl
          class="input"
          rows="2"
          maxlength="1000"
          [chiboText]="message()"
          (chiboTextChange)="write($event)"
        ></textarea>
      </chibo-field>
      <p>
        <button type="button" class="button" (click)="kept.emit()">
          Bỏ trả lại<span class="hidden-visually"> {{ name() }}</span>
        </button>
      </p>
    </div>
  `,
})
export class ReturnMessage {
  private readonly desk = inject(ReviewDesk);
  readonly code = input.required<string>();
  /** "mục 4.7", "hạn chế". */
  readonly name = input.required<string>();
  readonly kept = output();

  protected readonly message = computed(() => this.desk.returning().get(this.code()) ?? '');
  protected readonly error = computed(() => this.desk.errors()[`lines.${this.code()}`]);

  protected write(message: string): void {
    this.desk.askBack(this.code(), message);
  }
}
