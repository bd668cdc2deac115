import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { CellRow } from '@chibo/contracts';
import { LONGEST_LEAVE_DAYS, formatDate, formatMonth, monthOf } from '@chibo/domain';
import { Act } from '../shell/act';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { MonthsClient } from './months-client';

/** Lets a branch send although the month is closed or its deadline locks: until which day, and why. */
@Component({
  selector: 'chibo-leave-form',
  imports: [Control, DayField, Field, FormFoot, TextControl],
  template: `
    <form class="sheet stack" novalidate aria-labelledby="leave-heading" (submit)="$event.preventDefault(); send()">
      <h2 id="leave-heading" tabindex="-1">Cho {{ row().name }} gửi phiếu {{ formatMonth(month()) }}</h2>
      <p class="second">
        Chi bộ gửi được đến hết ngày đồng chí ghi. Nếu tháng đã khóa sổ, bảng đã khóa giữ nguyên; phiếu này ghi ở mục
        điều chỉnh sau khóa sổ.
      </p>
      @if (row().leaveUntil; as until) {
        <p>Đang được gửi đến hết ngày {{ formatDate(until) }}.</p>
      }
      <chibo-day
        name="leave-until"
        label="Được gửi đến hết ngày"
        [hint]="hint"
        [month]="thisMonth()"
        [value]="until()"
        [error]="act.errors()['until']"
        (changed)="until.set($event)"
      />
      <chibo-field for="leave-reason" label="Lý do" [error]="act.errors()['reason']">
        <input chiboControl class="input" maxlength="500" [(chiboText)]="reason" />
      </chibo-field>
      <chibo-form-foot [act]="act" does="Cho gửi" (cancelled)="cancelled.emit()">
        @if (row().leaveUntil) {
          <button type="button" class="button" (click)="withdraw()">Thôi cho gửi nữa</button>
        }
      </chibo-form-foot>
    </form>
  `,
})
export class LeaveForm {
  private readonly client = inject(MonthsClient);
  private readonly session = inject(Session);
  private readonly toFirstError = firstError();
  readonly row = input.required<CellRow>();
  readonly month = input.required<string>();
  readonly done = output();
  readonly cancelled = output();

  protected readonly hint = `Nhiều nhất ${LONGEST_LEAVE_DAYS} ngày kể từ hôm nay`;
  protected readonly formatDate = formatDate;
  protected readonly formatMonth = formatMonth;
  protected readonly act = new Act();
  protected readonly reason = signal('');
  protected readonly until = linkedSignal(() => this.row().leaveUntil);
  protected readonly thisMonth = computed(() => monthOf(this.session.today()));

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector<HTMLElement>('h2')?.focus());
  }

  protected async send(): Promise<void> {
    const [until, reason] = [this.until(), this.reason().trim()];
    const fine = this.act.check({
      ...(until ? {} : { until: 'Đồng chí ghi ngày cuối được gửi.' }),
      ...(reason ? {} : { reason: 'Đồng chí ghi lý do.' }),
    });
    if (!fine || !until) return this.toFirstError();
    await this.store(() => this.client.grantLeave(this.row().obligationId, { until, reason }));
  }

  protected withdraw(): Promise<void> {
    return this.store(() => this.client.withdrawLeave(this.row().obligationId));
  }

  private async store(work: () => Promise<void>): Promise<void> {
    if (await this.act.run(work)) this.done.emit();
    else this.toFirstError();
  }
}
