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
import type { AccountRoleView, AccountView, OrganizationView, RoleBody } from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { ROLE_LABEL, ROLES } from '@chibo/domain';
import { OrganizationPicker } from '../organizations/organization-picker';
import type { Chosen } from '../organizations/organization-picker';
import { Act } from '../shell/act';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { AccountsClient } from './accounts-client';
import { placesOf } from './role-places';

/** A role for an account, from a day; or one that has not begun, to be corrected. */
@Component({
  selector: 'chibo-role-form',
  imports: [Control, DayField, Field, FormFoot, OrganizationPicker],
  templateUrl: './role-form.html',
})
export class RoleForm {
  private readonly client = inject(AccountsClient);
  private readonly today = inject(Session).today;
  private readonly toFirstError = firstError();
  readonly account = input.required<AccountView>();
  /** To be corrected; absent: another one is given. */
  readonly held = input<AccountRoleView>();
  readonly stored = output<AccountView>();
  readonly cancelled = output();

  protected readonly roles = ROLES;
  protected readonly labels = ROLE_LABEL;
  protected readonly act = new Act();
  protected readonly title = computed(() =>
    this.held() ? `Sửa vai trò của ${this.account().displayName}` : `Thêm vai trò cho ${this.account().displayName}`,
  );
  protected readonly month = computed(() => this.today().slice(0, 7));
  protected readonly role = linkedSignal<Role | ''>(() => this.held()?.role ?? '');
  protected readonly place = linkedSignal<Chosen | undefined>(() => {
    const held = this.held();
    return held && { id: held.organizationId, name: held.organizationName };
  });
  protected readonly from = linkedSignal<string | undefined>(() => this.held()?.from ?? untracked(this.today));
  protected readonly until = linkedSignal<string | undefined>(() => this.held()?.until);
  /** Only where this role may stand. */
  protected readonly places = computed(() => placesOf(this.role()));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  /** An organisation that the new role cannot stand at is forgotten. */
  protected become(role: Role | ''): void {
    if (placesOf(role) !== this.places()) this.place.set(undefined);
    this.role.set(role);
  }

  protected settle({ id, name }: OrganizationView): void {
    this.place.set({ id, name });
  }

  protected async send(): Promise<void> {
    const [role, organizationId, from] = [this.role(), this.place()?.id, this.from()];
    if (!this.act.check(this.missing()) || !role || !organizationId || !from) return this.toFirstError();
    const body = { role, organizationId, from, until: this.until() ?? null };
    const done = await this.act.run(async () => this.stored.emit(await this.store(body)));
    if (!done) this.toFirstError();
  }

  private store(body: RoleBody): Promise<AccountView> {
    const [{ id }, held] = [this.account(), this.held()];
    return held ? this.client.correctRole(id, held, body) : this.client.giveRole(id, body);
  }

  private missing(): Record<string, string> {
    return {
      ...(this.role() ? {} : { role: 'đồng chí chọn vai trò.' }),
      ...(this.place() ? {} : { organizationId: 'đồng chí chọn tổ chức đảng.' }),
      ...(this.from() ? {} : { from: 'đồng chí ghi ngày, ví dụ 01/04/2026.' }),
    };
  }
}
