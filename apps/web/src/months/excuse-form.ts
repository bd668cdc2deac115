import { Component, ElementRef, afterNextRender, inject, input, output, signal } from '@angular/core';
import type { CellRow } from '@chibo/contracts';
import { wordsOf } from '../shell/api';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { TextControl } from '../ui/text-control';
import { MonthsClient } from './months-client';

/** Why a branch is excused from a month, or why the month is opened again. */
@Component({
  selector: 'chibo-excuse-form',
  imports: [Control, Field, TextControl],
  template: `
    <form class="sheet stack" aria-labelledby="excuse-heading" (submit)="$event.preventDefault(); send()">
      <h2 id="excuse-heading" tabindex="-1">
        {{ act() === 'excuse' ? 'Miễn kỳ này cho' : 'Mở lại kỳ này cho' }} {{ row().name }}
      </h2>
      @if (act() === 'excuse') {
        <p class="second">Kỳ được miễn không tính vào số phải chấm và cơ sở của mọi tỷ lệ.</p>
      }
      <chibo-field for="excuse-reason" label="Lý do" [error]="error()">
        <input chiboControl class="input" maxlength="500" [(chiboText)]="reason" />
      </chibo-field>
      @if (act() === 'excuse') {
        <chibo-field for="excuse-document" label="Số, ngày văn bản (nếu có)">
          <input chiboControl class="input" maxlength="200" [(chiboText)]="document" />
        </chibo-field>
      }
      @if (failure(); as words) {
        <p class="field-error" role="alert">{{ words }}</p>
      }
      <p class="row">
        <button type="submit" class="button main" [disabled]="busy()">
          {{ busy() ? 'Đang ghi…' : act() === 'excuse' ? 'Miễn kỳ' : 'Mở lại kỳ' }}
        </button>
        <button type="button" class="button" (click)="cancelled.emit()">Thôi</button>
      </p>
    </form>
  `,
})
export class ExcuseForm {
  private readonly client = inject(MonthsClient);
  private readonly toFirstError = firstError();
  readonly row = input.required<CellRow>();
  readonly act = input.required<'excuse' | 'reopen'>();
  readonly done = output();
  readonly cancelled = output();

  protected readonly reason = signal('');
  protected readonly document = signal('');
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector<HTMLElement>('h2')?.focus());
  }

  protected async send(): Promise<void> {
    const reason = this.reason().trim();
    this.error.set(reason ? undefined : 'Đồng chí ghi lý do.');
    if (!reason) return this.toFirstError();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      const { obligationId } = this.row();
      if (this.act() === 'excuse')
        await this.client.excuse(obligationId, { reason, document: this.document().trim() || null });
      else await this.client.reopen(obligationId, { reason });
      this.done.emit();
    } catch (error) {
      this.failure.set(wordsOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
