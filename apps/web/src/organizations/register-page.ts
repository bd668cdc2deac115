import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { OrganizationView, RegisterActView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { searchedList } from '../shell/searched-list';
import { Session } from '../shell/session';
import { DayField } from '../ui/day-field';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { FoundOrganizations } from './found-organizations';
import { OrganizationForm } from './organization-form';
import { OrganizationHistory } from './organization-history';
import { OrganizationPanel } from './organization-panel';
import { OrganizationTree } from './organization-tree';
import { OrganizationsClient } from './organizations-client';
import { ReorganizationForm } from './reorganization-form';

/** "Tổ chức đảng": the register as a tree of a day, searched without accents; an administrator enters and changes it. */
@Component({
  imports: [
    DayField,
    FoundOrganizations,
    Icon,
    Note,
    OrganizationForm,
    OrganizationHistory,
    OrganizationPanel,
    OrganizationTree,
    PageHeading,
    ReadingWords,
    ReorganizationForm,
    TextControl,
  ],
  templateUrl: './register-page.html',
  styleUrl: './register-page.css',
})
export class RegisterPage {
  private readonly client = inject(OrganizationsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  /** From the address: the words looked for, the day, the organisation in hand. */
  readonly tim = input<string>();
  readonly ngay = input<string>();
  readonly chon = input<string>();

  protected readonly list = searchedList({
    question: () => (this.tim() ? { q: this.tim(), day: this.ngay() } : undefined),
    read: async (query, page) => {
      const { organizations: rows, total } = await this.client.organizations({ ...query, page });
      return { rows, total };
    },
  });
  protected readonly one = reading({
    question: () => this.chon(),
    read: (id) => this.client.organization(id),
  });
  protected readonly kinds = reading({ question: () => this.maySteer() || undefined, read: () => this.client.kinds() });
  protected readonly saved = signal<string | undefined>(undefined);
  /** The form is open: for a known organisation, or for a new one. */
  protected readonly editing = signal<{ organization?: OrganizationView } | undefined>(undefined);
  /** The one in hand is to be merged, split, closed or handed over. */
  protected readonly arranging = signal(false);
  protected readonly today = this.session.today;
  protected readonly maySteer = computed(() => this.session.roles().some(({ role }) => role === 'ADMIN'));
  /** Opened to what stands at it, also after a change: another array is another opening. */
  protected readonly path = linkedSignal<string[]>(() => {
    const one = this.one.value();
    return one ? [one.id, ...one.path.map(({ id }) => id)] : [];
  });

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly formatDate = formatDate;

  protected readonly search = rested((words) => this.look({ tim: words || null }));

  protected look(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected edit(organization?: OrganizationView): void {
    this.saved.set(undefined);
    this.editing.set({ organization });
  }

  /** The form goes and took the focus with it. */
  protected close(): void {
    this.editing.set(undefined);
    this.heading().nativeElement.focus();
  }

  protected async stored({ id, name }: OrganizationView): Promise<void> {
    this.close();
    this.saved.set(name);
    this.look({ chon: id });
    await this.anew();
  }

  protected async arranged({ kindLabel, decisionNumber }: RegisterActView): Promise<void> {
    this.arranging.set(false);
    this.close();
    this.saved.set(`${kindLabel} theo quyết định ${decisionNumber ?? ''}`);
    await this.anew();
  }

  /** After a change: what is in sight says what holds now. */
  protected async anew(): Promise<void> {
    if (this.chon()) await this.one.again();
    if (this.tim()) await this.list.again();
    this.path.update((path) => [...path]);
  }
}
