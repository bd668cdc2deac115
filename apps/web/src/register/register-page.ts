import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OrganizationKindView, OrganizationView } from '@chibo/contracts';
import { foldVietnamese } from '@chibo/domain';
import { Act } from '../shell/act';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { OrganizationForm } from './organization-form';
import { RegisterClient } from './register-client';

/** Rows at first, and with each "Xem thêm". */
const STEP = 50;

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

  protected readonly opening = new Act();
  protected readonly all = signal<OrganizationView[] | undefined>(undefined);
  protected readonly kinds = signal<OrganizationKindView[]>([]);
  protected readonly saved = signal<string | undefined>(undefined);
  /** The form is open: for a known organisation, or for a new one. */
  protected readonly editing = signal<{ organization?: OrganizationView } | undefined>(undefined);
  protected readonly today = this.session.today;
  protected readonly maySteer = computed(() => this.session.roles().some(({ role }) => role === 'ADMIN'));
  protected readonly found = computed(() => {
    const wanted = foldVietnamese(this.tim() ?? '');
    return (this.all() ?? []).filter(({ name, code, parentName }) =>
      foldVietnamese(`${name} ${code} ${parentName ?? ''}`).includes(wanted),
    );
  });
  protected readonly shown = linkedSignal({ source: this.tim, computation: () => STEP });

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    await this.opening.run(async () => {
      const [all, kinds] = await Promise.all([this.client.organizations(), this.client.kinds()]);
      this.all.set(all);
      this.kinds.set(kinds);
    });
  }

  protected search(words: string): void {
    void this.router.navigate([], { queryParams: { tim: words.trim() || null }, replaceUrl: true });
  }

  protected more(): void {
    this.shown.update((count) => count + STEP);
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
    await this.load();
  }
}
