import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import type { Params } from '@angular/router';
import { Router } from '@angular/router';
import type { AccountView, NewAccountView, PrintInvitationsBody } from '@chibo/contracts';
import { ROLE_LABEL, ROLES } from '@chibo/domain';
import { OrganizationPicker } from '../organizations/organization-picker';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { AdminWays } from '../ui/admin-ways';
import { Icon } from '../ui/icon';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { Tick } from '../ui/tick';
import { AccountForm } from './account-form';
import { AccountRow } from './account-row';
import { ORDERS, STATES } from './account-words';
import type { AccountsWanted } from './accounts-client';
import { AccountsClient } from './accounts-client';
import { IssuedPassword } from './issued-password';
import { PrintSlips } from './print-slips';

/** "Tài khoản" of the administration: who may act as what, where, from when until when; found, put in order and paged by the server. */
@Component({
  imports: [
    AccountForm,
    AccountRow,
    AdminWays,
    Icon,
    IssuedPassword,
    Note,
    OrganizationPicker,
    PageHeading,
    Pages,
    PrintSlips,
    ReadingWords,
    TextControl,
    Tick,
  ],
  templateUrl: './accounts-page.html',
  styleUrls: ['../styles/committee-page.css', './accounts-page.css'],
})
export class AccountsPage {
  private readonly client = inject(AccountsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address: the organisation, the role, the state, the order, words looked for, the page. */
  readonly to = input<string>();
  readonly vai = input<string>();
  readonly tinh = input<string>();
  readonly xep = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();

  protected readonly roles = ROLES;
  protected readonly labels = ROLE_LABEL;
  protected readonly states = STATES;
  protected readonly orders = ORDERS;
  protected readonly opening = reading({
    question: () => this.wanted(),
    read: (wanted) => this.client.accounts(wanted),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly pages = computed(() => {
    const view = this.view();
    return view ? Math.ceil(view.total / view.pageSize) : 0;
  });
  /** Looking for the organisation under which they are to be shown. */
  protected readonly choosing = signal(false);
  protected readonly adding = signal(false);
  protected readonly issued = signal<NewAccountView | undefined>(undefined);
  protected readonly said = signal<string | undefined>(undefined);
  /** Slips are being printed: rows can be ticked. */
  protected readonly printing = signal(false);
  protected readonly ticked = signal<readonly string[]>([]);
  /** Those of the page that a slip can be printed for. */
  protected readonly printable = computed(() => (this.view()?.accounts ?? []).filter(({ disabled }) => !disabled));
  protected readonly narrowed = computed(() => {
    const { organizationId, role, state, q } = this.wanted();
    return { organizationId, role, state, q } as PrintInvitationsBody;
  });
  protected readonly ownId = computed(() => this.session.view()?.account.id);
  protected readonly search = rested((words) => this.look({ tim: words || null }));

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  private wanted(): AccountsWanted {
    const [organizationId, role, state] = [this.to(), this.vai(), this.tinh()];
    return { organizationId, role, state, order: this.xep(), q: this.tim(), page: this.trang() };
  }

  /** Another list begins at its first page. */
  protected look(change: Params): void {
    const queryParams = { trang: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected under(organizationId: string): void {
    this.choosing.set(false);
    this.look({ to: organizationId });
  }

  protected togglePrinting(): void {
    this.printing.update((open) => !open);
    this.ticked.set([]);
  }

  protected tick(id: string, on: boolean): void {
    this.ticked.update((ids) => (on ? [...ids, id] : ids.filter((each) => each !== id)));
  }

  protected tickAll(): void {
    this.ticked.set(this.printable().map(({ id }) => id));
  }

  protected async slipsPrinted(): Promise<void> {
    this.ticked.set([]);
    await this.opening.again();
  }

  /** What was open goes and took the focus with it. */
  protected close(): void {
    this.adding.set(false);
    this.issued.set(undefined);
    this.heading().nativeElement.focus();
  }

  protected async created(account: NewAccountView): Promise<void> {
    this.adding.set(false);
    this.issue(account);
    await this.opening.again();
  }

  protected issue(account: NewAccountView): void {
    this.said.set(undefined);
    this.issued.set(account);
  }

  /** It stays in sight until the list is read again, also where it is no longer what was looked for. */
  protected async changed({ said }: { account: AccountView; said: string }): Promise<void> {
    this.said.set(said);
    await this.opening.again();
    this.heading().nativeElement.focus();
  }
}
