import type { ElementRef } from '@angular/core';
import {
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { AccountRoleView, AccountView } from '@chibo/contracts';
import { addDays } from '@chibo/domain';
import { Act } from '../shell/act';
import { Session } from '../shell/session';
import { DayField } from '../ui/day-field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { AccountsClient } from './accounts-client';

/** The last day of a role, or at once. */
@Component({
  selector: 'chibo-role-end-form',
  imports: [DayField, FormFoot],
  template: `
    <form
      class="sunk-box stack"
      novalidate
      [attr.aria-label]="title()"
      (submit)="$event.preventDefault(); end(until())"
    >
      <h2 #heading tabindex="-1">{{ title() }}</h2>
      <p>
        Hết ngày đó, đồng chí {{ account().displayName }} không còn quyền của vai trò này. Việc đã làm và phiếu đang mở
        ở lại với tổ chức.
      </p>
      <chibo-day
        name="role-end"
        label="Đến hết ngày"
        [month]="month()"
        [value]="until()"
        [error]="act.errors()['until']"
        (changed)="until.set($event)"
      />
      <chibo-form-foot [act]="act" does="Ghi ngày kết thúc" (cancelled)="cancelled.emit()">
        <button type="button" class="button" [disabled]="act.busy()" (click)="end(yesterday())">Thôi ngay</button>
      </chibo-form-foot>
    </form>
  `,
})
export class RoleEndForm {
  private readonly client = inject(AccountsClient);
  private readonly today = inject(Session).today;
  private readonly toFirstError = firstError();
  readonly account = input.required<AccountView>();
  readonly held = input.required<AccountRoleView>();
  readonly stored = output<AccountView>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly title = computed(() => `Kết thúc: ${this.held().roleLabel}, ${this.held().organizationName}`);
  protected readonly month = computed(() => this.today().slice(0, 7));
  protected readonly yesterday = computed(() => addDays(this.today(), -1));
  protected readonly until = linkedSignal<string | undefined>(() => this.held().until ?? untracked(this.today));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async end(until: string | undefined): Promise<void> {
    if (!this.act.check(until ? {} : { until: 'đồng chí ghi ngày, ví dụ 31/03/2026.' }) || !until)
      return this.toFirstError();
    const done = await this.act.run(async () =>
      this.stored.emit(await this.client.endRole(this.account().id, this.held(), until)),
    );
    if (!done) this.toFirstError();
  }
}
