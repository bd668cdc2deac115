import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, computed, inject, output, signal, viewChild } from '@angular/core';
import type { NewAccountView, OrganizationView } from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { ROLE_LABEL, ROLES, whyRoleMisplaced } from '@chibo/domain';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { OrganizationPicker } from '../organizations/organization-picker';
import { AccountsClient } from './accounts-client';
import { placesOf } from './role-places';

const SHORTEST_LOGIN = 3;

/** A new account with its first role; the server answers with a password that is shown once. */
@Component({
  selector: 'chibo-account-form',
  imports: [Control, Field, Note, OrganizationPicker, TextControl],
  templateUrl: './account-form.html',
})
export class AccountForm {
  private readonly client = inject(AccountsClient);
  readonly done = output<NewAccountView>();
  readonly cancelled = output();

  protected readonly roles = ROLES;
  protected readonly labels = ROLE_LABEL;
  protected readonly act = new Act();
  private readonly toFirstError = firstError();
  protected readonly role = signal<Role | ''>('');
  protected readonly place = signal<OrganizationView | undefined>(undefined);
  protected readonly login = signal('');
  protected readonly name = signal('');
  /** Only where this role may stand. */
  protected readonly places = computed(() => placesOf(this.role()));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  /** An organisation that the new role cannot stand at is forgotten. */
  protected become(role: Role | ''): void {
    this.role.set(role);
    const place = this.place();
    if (place && role && whyRoleMisplaced(role, place.isCell)) this.place.set(undefined);
  }

  protected async send(): Promise<void> {
    const [role, organizationId] = [this.role(), this.place()?.id];
    if (!this.act.check(this.missing()) || !role || !organizationId) return this.toFirstError();
    const body = { login: this.login().trim(), displayName: this.name().trim(), role, organizationId };
    const done = await this.act.run(async () => this.done.emit(await this.client.createAccount(body)));
    if (!done) this.toFirstError();
  }

  private missing(): Record<string, string> {
    return {
      ...(this.role() ? {} : { role: 'đồng chí chọn vai trò.' }),
      ...(this.place() ? {} : { organizationId: 'đồng chí chọn tổ chức đảng.' }),
      ...(this.login().trim().length >= SHORTEST_LOGIN ? {} : { login: 'đồng chí đặt tên đăng nhập từ 3 ký tự.' }),
      ...(this.name().trim() ? {} : { displayName: 'đồng chí ghi chức danh hoặc họ tên.' }),
    };
  }
}
