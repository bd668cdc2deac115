import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganizationKindView, OrganizationView } from '@chibo/contracts';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { OrganizationForm } from './organization-form';
import { RegisterClient } from './register-client';
import { SearchedList } from './searched-list';

/** Until typing rests, ms. */
const REST = 250;

/** "Tổ chức đảng": the register, searched without accents; an administrator enters and changes it. */
@Component({
  imports: [RouterLink, Icon, Note, OrganizationForm, PageHeading, TextControl],
  templateUrl: './register-page.html',
  styles: `
    .acts {
      column-gap: 1.5rem;
    }
  `,
})
export class RegisterPage {
  private readonly client = inject(RegisterClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  /** From the address: the words looked for. */
  readonly tim = input<string>();

  protected readonly list = new SearchedList<OrganizationView>(async (page) => {
    if (this.kinds().length === 0) this.kinds.set(await this.client.kinds());
    const { organizations: rows, total } = await this.client.organizations({ q: this.tim(), page });
    return { rows, total };
  });
  protected readonly kinds = signal<OrganizationKindView[]>([]);
  protected readonly saved = signal<string | undefined>(undefined);
  /** The form is open: for a known organisation, or for a new one. */
  protected readonly editing = signal<{ organization?: OrganizationView } | undefined>(undefined);
  protected readonly today = this.session.today;
  protected readonly maySteer = computed(() => this.session.roles().some(({ role }) => role === 'ADMIN'));

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    effect(() => {
      this.tim();
      untracked(() => void this.list.start());
    });
  }

  private searching?: ReturnType<typeof setTimeout>;

  protected search(words: string): void {
    clearTimeout(this.searching);
    const queryParams = { tim: words.trim() || null };
    this.searching = setTimeout(() => void this.router.navigate([], { queryParams, replaceUrl: true }), REST);
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

  protected async stored({ name }: OrganizationView): Promise<void> {
    this.close();
    this.saved.set(name);
    await this.list.start();
  }
}
