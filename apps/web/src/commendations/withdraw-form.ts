import { Component, inject, input, output, signal } from '@angular/core';
import type { CommendationRow } from '@chibo/contracts';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { CommendationsClient } from './commendations-client';

/** Why a commendation stands no more. */
@Component({
  selector: 'chibo-commendation-withdraw',
  imports: [Control, Field, FormFoot, TextControl],
  template: `
    <form class="sunk-box stack" novalidate aria-label="Rút khen thưởng" (submit)="$event.preventDefault(); send()">
      <chibo-field
        for="withdraw-reason"
        label="Lý do rút"
        hint="Dòng này vẫn được giữ, không tính vào số khen thưởng."
        [error]="act.errors()['reason']"
      >
        <textarea chiboControl class="input" maxlength="500" [(chiboText)]="reason"></textarea>
      </chibo-field>
      <chibo-form-foot [act]="act" does="Rút khen thưởng" refused="Chưa rút được" (cancelled)="cancelled.emit()" />
    </form>
  `,
})
export class WithdrawForm {
  private readonly client = inject(CommendationsClient);
  private readonly toFirstError = firstError();
  readonly row = input.required<CommendationRow>();
  readonly stored = output<string>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly reason = signal('');

  protected async send(): Promise<void> {
    const reason = this.reason().trim();
    if (!this.act.check(reason ? {} : { reason: 'đồng chí ghi lý do rút.' })) return this.toFirstError();
    await this.act.run(async () => {
      await this.client.withdraw(this.row(), reason);
      this.stored.emit('Đã rút khen thưởng.');
    });
  }
}
