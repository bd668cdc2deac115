import { Component, computed, inject, signal } from '@angular/core';
import type { AccountView, NewAccountView, OrganizationView } from '@chibo/contracts';
import { foldVietnamese, formatDate } from '@chibo/domain';
import { wordsOf } from '../shell/api';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { AccountForm } from './account-form';
import { RegisterClient } from './register-client';

/** "Quản trị": how this installation stands, and who may sign in as what. */
@Component({
  imports: [AccountForm, Icon, Note, PageHeading],
  templateUrl: './admin-page.html',
})
export class AdminPage {
  private readonly client = inject(RegisterClient);
  private readonly session = inject(Session);

  protected readonly formatDate = formatDate;
  protected readonly installation = this.session.installation;
  protected readonly accounts = signal<AccountView[] | undefined>(undefined);
  protected readonly organizations = signal<OrganizationView[]>([]);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly adding = signal(false);
  protected readonly issued = signal<NewAccountView | undefined>(undefined);
  /** Account whose lock waits for a second tap. */
  protected readonly locking = signal<string | undefined>(undefined);
  protected readonly wanted = signal('');
  protected readonly ownId = computed(() => this.session.view()?.account.id);
  protected readonly found = computed(() => {
    const wanted = foldVietnamese(this.wanted());
    return (this.accounts() ?? []).filter(({ login, displayName, roles }) =>
      foldVietnamese(
        `${login} ${displayName} ${roles.map(({ organizationName }) => organizationName).join(' ')}`,
      ).includes(wanted),
    );
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    await this.attempt(async () => {
      const [accounts, organizations] = await Promise.all([this.client.accounts(), this.client.organizations()]);
      this.accounts.set(accounts);
      this.organizations.set(organizations);
    });
  }

  protected async created(account: NewAccountView): Promise<void> {
    this.adding.set(false);
    this.issued.set(account);
    await this.load();
  }

  protected async reset({ id }: AccountView): Promise<void> {
    await this.attempt(async () => this.issued.set(await this.client.resetPassword(id)));
  }

  protected async disable({ id }: AccountView): Promise<void> {
    this.locking.set(undefined);
    await this.attempt(async () => {
      await this.client.disable(id);
      await this.load();
    });
  }

  protected print(): void {
    window.print();
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.failure.set(undefined);
    try {
      await act();
    } catch (error) {
      this.failure.set(wordsOf(error));
    }
  }
}
