import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CreateAccountBody, NewAccountView, OrganizationView } from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { ROLE_LABEL, ROLES, whyRoleMisplaced } from '@chibo/domain';
import { ProblemError, wordsOf } from '../shell/api';
import { Field } from '../ui/field';
import { RegisterClient } from './register-client';

/** A new account with its first role; the server answers with a password that is shown once. */
@Component({
  selector: 'chibo-account-form',
  imports: [Field],
  template: `
    <form class="sheet stack" aria-labelledby="account-heading" (submit)="$event.preventDefault(); send()">
      <h3 id="account-heading">Thêm tài khoản</h3>
      @if (failure(); as words) {
        <p class="field-error" role="alert">{{ words }}</p>
      }
      <chibo-field for="account-role" label="Vai trò" [error]="errors()['role']">
        <select class="input" id="account-role" (change)="role.set($any($event.target).value)">
          @for (option of roles; track option) {
            <option [value]="option" [selected]="option === role()">{{ labels[option] }}</option>
          }
        </select>
      </chibo-field>
      <chibo-field for="account-place" label="Tổ chức đảng" [error]="errors()['organizationId']">
        <select class="input" id="account-place" (change)="place.set($any($event.target).value)">
          @for (option of places(); track option.id) {
            <option [value]="option.id" [selected]="option.id === chosen()">
              {{ option.name }}{{ option.parentName ? ' (' + option.parentName + ')' : '' }}
            </option>
          }
        </select>
      </chibo-field>
      <chibo-field
        for="account-login"
        label="Tên đăng nhập"
        hint="Từ 3 ký tự, ví dụ cb.tonghop"
        [error]="errors()['login']"
      >
        <input
          class="input"
          id="account-login"
          required
          minlength="3"
          maxlength="64"
          autocomplete="off"
          aria-describedby="account-login-hint account-login-error"
          [value]="login()"
          (input)="login.set($any($event.target).value)"
        />
      </chibo-field>
      <chibo-field for="account-name" label="Tên hiển thị" [error]="errors()['displayName']">
        <input
          class="input"
          id="account-name"
          required
          maxlength="120"
          autocomplete="off"
          [value]="name()"
          (input)="name.set($any($event.target).value)"
        />
      </chibo-field>
      <p class="row">
        <button type="submit" class="button main" [disabled]="busy()">
          {{ busy() ? 'Đang lập…' : 'Lập tài khoản' }}
        </button>
        <button type="button" class="button" (click)="cancelled.emit()">Thôi</button>
      </p>
    </form>
  `,
})
export class AccountForm {
  private readonly client = inject(RegisterClient);
  readonly organizations = input.required<OrganizationView[]>();
  readonly done = output<NewAccountView>();
  readonly cancelled = output();

  protected readonly roles = ROLES;
  protected readonly labels = ROLE_LABEL;
  protected readonly role = signal<Role>('CELL_SECRETARY');
  protected readonly place = signal('');
  protected readonly login = signal('');
  protected readonly name = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly errors = signal<Record<string, string>>({});
  /** Only where this role may stand. */
  protected readonly places = computed(() =>
    this.organizations().filter(({ isCell }) => !whyRoleMisplaced(this.role(), isCell)),
  );
  protected readonly chosen = computed(
    () => this.places().find(({ id }) => id === this.place())?.id ?? this.places()[0]?.id ?? '',
  );

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    this.errors.set({});
    const body: CreateAccountBody = {
      login: this.login().trim(),
      displayName: this.name().trim(),
      role: this.role(),
      organizationId: this.chosen(),
    };
    try {
      this.done.emit(await this.client.createAccount(body));
    } catch (error) {
      this.failure.set(wordsOf(error));
      const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
      this.errors.set(Object.fromEntries(errors.map(({ field, text }) => [field, text])));
    } finally {
      this.busy.set(false);
    }
  }
}
