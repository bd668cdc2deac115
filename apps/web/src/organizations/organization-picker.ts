import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { OrganizationsQuery, OrganizationView } from '@chibo/contracts';
import { searchedList } from '../shell/searched-list';
import { toMend } from '../ui/field';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { OrganizationsClient } from './organizations-client';

/** More than this is not read but searched. */
const SHOWN = 8;

/** As much of an organisation as a choice needs. */
export type Chosen = Pick<OrganizationView, 'id' | 'name'>;

/**
 * One organisation out of many: typed without accents, found by the server, chosen from a short list. A native select of
 * thousands cannot be searched this way.
 */
@Component({
  imports: [TextControl],
  selector: 'chibo-organization-picker',
  templateUrl: './organization-picker.html',
  styleUrl: './organization-picker.css',
  host: { '[class.in-error]': '!!error()' },
})
export class OrganizationPicker {
  private readonly client = inject(OrganizationsClient);
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string>();
  readonly value = input<Chosen>();
  /** Out of which. */
  readonly only = input<OrganizationsQuery['only']>();
  readonly under = input<string>();
  /** Not this one. */
  readonly except = input<string>();
  readonly chosen = output<OrganizationView>();

  protected readonly mend = computed(() => this.error() && toMend(this.error() ?? ''));
  /** Looking for another; a choice closes it. */
  protected readonly open = linkedSignal(() => !this.value());
  protected readonly words = linkedSignal({ source: () => this.value()?.id, computation: () => '' });
  /** What is looked for once typing rests. */
  private readonly wanted = linkedSignal({ source: () => this.value()?.id, computation: () => '' });
  protected readonly list = searchedList({
    question: () => (this.open() ? { q: this.wanted(), only: this.only(), under: this.under() } : undefined),
    read: async (query) => {
      const { organizations: rows, total } = await this.client.organizations(query);
      return { rows, total };
    },
  });
  protected readonly found = computed(() => this.list.value()?.filter(({ id }) => id !== this.except()));
  protected readonly count = computed(
    () => this.list.total() - ((this.list.value()?.length ?? 0) - (this.found()?.length ?? 0)),
  );
  protected readonly tooMany = computed(() => this.count() > SHOWN);
  /** Nothing before the first letter unless the whole list is short. */
  protected readonly options = computed(() =>
    this.tooMany() && this.wanted() === '' ? [] : (this.found() ?? []).slice(0, SHOWN),
  );
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  private readonly lookSoon = rested((words) => this.wanted.set(words));

  protected choose(organization: OrganizationView): void {
    this.open.set(false);
    this.chosen.emit(organization);
  }

  protected type(words: string): void {
    this.words.set(words);
    this.lookSoon(words);
  }

  protected search(): void {
    this.open.set(true);
    setTimeout(() => this.field()?.nativeElement.focus());
  }

  /** Enter in the field looks for what stands there now, it does not send the form. */
  protected async enter(event: Event): Promise<void> {
    event.preventDefault();
    this.wanted.set(this.words().trim());
    await this.list.again();
    if (this.list.failure()) return;
    const found = this.found() ?? [];
    if (found.length === 1 && !this.tooMany()) this.choose(found[0]);
  }
}
