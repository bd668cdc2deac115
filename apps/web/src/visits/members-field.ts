import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { VisitMemberItem, VisitsView } from '@chibo/contracts';
import { cleanText } from '@chibo/domain';
import { Control } from '../ui/control';
import { Field, toMend } from '../ui/field';
import { Tick } from '../ui/tick';
import { TextControl } from '../ui/text-control';

type Officer = VisitsView['officers'][number];

/** Who goes: officers by a tick (they give the observed score), anybody else by name, one a line. */
@Component({
  selector: 'chibo-members',
  imports: [Control, Field, Tick, TextControl],
  templateUrl: './members-field.html',
  styles: `
    :host {
      display: block;
    }

    ul {
      margin-top: 0.5rem;
    }

    li + li {
      border-top: 1px solid var(--line);
    }
  `,
})
export class MembersField {
  readonly officers = input.required<readonly Officer[]>();
  /** As they stand; the field begins with them. */
  readonly members = input<readonly VisitMemberItem[]>([]);
  readonly error = input<string>();
  readonly changed = output<VisitMemberItem[]>();

  protected readonly mend = computed(() => this.error() && toMend(this.error() ?? ''));
  /** A member whose account is no longer an officer's stays to be seen, and to be taken out. */
  protected readonly known = computed<Officer[]>(() => {
    const left = this.members().flatMap(({ name, accountId }) => (accountId ? [{ name, accountId }] : []));
    const ids = new Set(this.officers().map(({ accountId }) => accountId));
    return [...this.officers(), ...left.filter(({ accountId }) => !ids.has(accountId))];
  });
  protected readonly ticked = linkedSignal<ReadonlySet<string>>(
    () => new Set(this.members().flatMap(({ accountId }) => accountId ?? [])),
  );
  protected readonly names = linkedSignal(() =>
    this.members()
      .filter(({ accountId }) => !accountId)
      .map(({ name }) => name)
      .join('\n'),
  );

  protected tick(accountId: string, wanted: boolean): void {
    const ticked = new Set(this.ticked());
    if (wanted) ticked.add(accountId);
    else ticked.delete(accountId);
    this.ticked.set(ticked);
    this.tell();
  }

  protected write(text: string): void {
    this.names.set(text);
    this.tell();
  }

  private tell(): void {
    const officers = this.known().filter(({ accountId }) => this.ticked().has(accountId));
    const lines = this.names().split('\n');
    const names = lines.map((name) => cleanText(name, 'ONE').trim()).filter(Boolean);
    this.changed.emit([...officers, ...names.map((name) => ({ name }))]);
  }
}
