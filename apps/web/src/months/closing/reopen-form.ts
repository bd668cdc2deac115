import { Component, ElementRef, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import type { MonthClosingView } from '@chibo/contracts';
import { MAX_CLOSING_REASON, formatMonth } from '@chibo/domain';
import { Act } from '../../shell/act';
import { Control } from '../../ui/control';
import { Field } from '../../ui/field';
import { firstError } from '../../ui/first-error';
import { FormFoot } from '../../ui/form-foot';
import { TextControl } from '../../ui/text-control';
import { MonthsClient } from '../months-client';

/** Opens a closed month again; never without a reason, which stays in the history. */
@Component({
  selector: 'chibo-reopen-form',
  imports: [Control, Field, FormFoot, TextControl],
  template: `
    <form class="sheet stack" aria-labelledby="reopen-heading" (submit)="$event.preventDefault(); send()">
      <h2 id="reopen-heading" tabindex="-1">Mở lại sổ {{ month() }}</h2>
      <p class="second">
        Bản đã khóa vẫn được lưu trong lịch sử cùng mã băm. Sổ mở lại thì số liệu tính như hiện nay, cho đến lần khóa
        sau.
      </p>
      <chibo-field for="reopen-reason" label="Lý do mở lại" [error]="act.errors()['reason']">
        <textarea chiboControl class="input" [attr.maxlength]="longest" [(chiboText)]="reason"></textarea>
      </chibo-field>
      <chibo-form-foot
        [act]="act"
        [does]="'Mở lại sổ ' + month()"
        doing="Đang mở lại…"
        refused="Chưa mở lại được"
        (cancelled)="cancelled.emit()"
      />
    </form>
  `,
})
export class ReopenForm {
  private readonly client = inject(MonthsClient);
  private readonly toFirstError = firstError();
  readonly view = input.required<MonthClosingView>();
  readonly reopened = output<MonthClosingView>();
  readonly cancelled = output();

  protected readonly longest = MAX_CLOSING_REASON;
  protected readonly act = new Act();
  protected readonly reason = signal('');
  protected readonly month = computed(() => formatMonth(this.view().month));

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector<HTMLElement>('h2')?.focus());
  }

  protected async send(): Promise<void> {
    const reason = this.reason().trim();
    if (!this.act.check(reason ? {} : { reason: 'Đồng chí ghi lý do mở lại sổ.' })) return this.toFirstError();
    const { month, organization } = this.view();
    await this.act.run(async () => {
      this.reopened.emit(await this.client.reopenMonth(month, { organizationId: organization.id, reason }));
    });
    if (this.act.errors()['reason']) this.toFirstError();
  }
}
