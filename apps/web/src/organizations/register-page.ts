import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganizationView } from '@chibo/contracts';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { searchedList } from '../shell/searched-list';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { OrganizationForm } from './organization-form';
import { OrganizationsClient } from './organizations-client';

/** "Tổ chức đảng": the register, searched without accents; an administrator enters and changes it. */
@Component({
  imports: [RouterLink, Icon, Note, OrganizationForm, PageHeading, ReadingWords, TextControl],
  templateUrl: './register-page.html',
  styles: `
    .acts {
      column-gap: 1.5rem;
    }
  `,
})
export class RegisterPage {
  private readonly client = inject(OrganizationsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  /** From the address: the words looked for. */
  readonly tim = input<string>();

  protected readonly list = searchedList({
    question: () => ({ q: this.tim() }),
    read: async ({ q }, page) => {
      const { organizations: rows, total } = await this.client.organizations({ q, page });
      return { rows, total };
    },
  });
  protected readonly kinds = reading({ question: () => this.maySteer() || undefined, read: () => this.client.kinds() });
  protected readonly saved = signal<string | undefined>(undefined);
  /** The form is open: for a known organisation, or for a new one. */
  protected readonly editing = signal<{ organization?: OrganizationView } | undefined>(undefined);
  protected readonly today = this.session.today;
  protected readonly maySteer = computed(() => this.session.roles().some(({ role }) => role === 'ADMIN'));

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly search = rested(
    (words) => void this.router.navigate([], { queryParams: { tim: words || null }, replaceUrl: true }),
  );

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
    await this.list.again();
  }
}
