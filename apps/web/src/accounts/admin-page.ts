import type { ElementRef } from '@angular/core';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import type { AccountView, NewAccountView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { Act } from '../shell/act';
import { PageHeading } from '../shell/page-heading';
import { ReadingWords } from '../shell/reading-words';
import { searchedList } from '../shell/searched-list';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { AccountForm } from './account-form';
import { IssuedPassword } from './issued-password';
import { RecurringSection } from '../jobs/recurring-section';
import { MailsSection } from '../mails/mails-section';
import { AccountsClient } from './accounts-client';

/** "Quản trị": how this installation stands, and who may sign in as what. */
@Component({
  imports: [
    AccountForm,
    Icon,
    IssuedPassword,
    MailsSection,
    Note,
    PageHeading,
    ReadingWords,
    RecurringSection,
    TextControl,
  ],
  templateUrl: './admin-page.html',
  styles: `
    .acts {
      gap: 0 1.5rem;
    }
  `,
})
export class AdminPage {
  private readonly client = inject(AccountsClient);
  private readonly session = inject(Session);

  protected readonly formatDate = formatDate;
  protected readonly installation = this.session.installation;
  protected readonly today = this.session.today;
  protected readonly act = new Act();
  protected readonly wanted = signal('');
  protected readonly list = searchedList({
    question: () => ({ q: this.wanted() }),
    read: async ({ q }, page) => {
      const { accounts: rows, total } = await this.client.accounts({ q, page });
      return { rows, total };
    },
  });
  protected readonly search = rested((words) => this.wanted.set(words));
  protected readonly adding = signal(false);
  protected readonly issued = signal<NewAccountView | undefined>(undefined);
  /** What waits for a second tap. */
  protected readonly asked = signal<{ id: string; what: 'reset' | 'disable' } | undefined>(undefined);
  protected readonly ownId = computed(() => this.session.view()?.account.id);

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  /** What was open goes and took the focus with it. */
  protected close(): void {
    this.adding.set(false);
    this.issued.set(undefined);
    this.heading().nativeElement.focus();
  }

  protected async created(account: NewAccountView): Promise<void> {
    this.adding.set(false);
    this.issued.set(account);
    await this.list.again();
  }

  protected async reset({ id }: AccountView): Promise<void> {
    this.asked.set(undefined);
    await this.act.run(async () => this.issued.set(await this.client.resetPassword(id)));
  }

  protected async disable({ id }: AccountView): Promise<void> {
    this.asked.set(undefined);
    await this.act.run(async () => {
      await this.client.disable(id);
      await this.list.again();
    });
  }
}
