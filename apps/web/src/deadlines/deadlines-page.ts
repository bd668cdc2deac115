import { Component, computed, effect, inject, input, signal } from '@angular/core';
import type { CommitteeSettingsView, DeadlinesView, OrganizationView } from '@chibo/contracts';
import { RegisterClient } from '../register/register-client';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Note } from '../ui/note';
import { DeadlinesClient } from './deadlines-client';
import { DecidingSection } from './deciding-section';
import { ExceptionList } from './exception-list';
import { RuleList } from './rule-list';
import { standingsOn, whyMayNot } from './standings';

/** Deadlines of one organisation and, for a committee, who decides the bands of its branches. */
@Component({
  imports: [DecidingSection, ExceptionList, Note, PageHeading, RuleList],
  templateUrl: './deadlines-page.html',
  styles: `
    .top {
      display: grid;
      gap: 0.75rem;
      padding: 1.25rem var(--gutter) 0;
    }
    @media (min-width: 64rem) {
      .top {
        padding-inline: 0;
      }
    }
  `,
})
export class DeadlinesPage {
  private readonly client = inject(DeadlinesClient);
  private readonly register = inject(RegisterClient);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: the organisation. */
  readonly id = input.required<string>();

  protected readonly opening = new Act();
  protected readonly view = signal<DeadlinesView | undefined>(undefined);
  /** Absent for a branch: it decides nothing. */
  protected readonly settings = signal<CommitteeSettingsView | undefined>(undefined);
  private readonly organizations = signal<OrganizationView[]>([]);
  protected readonly today = this.session.today;
  protected readonly ofCell = computed(() => isCell(this.id(), this.organizations()));
  private readonly standings = computed(() => standingsOn(this.id(), this.organizations(), this.session.roles()));
  protected readonly whyNotDeadlines = computed(() =>
    this.view()?.mayChange ? undefined : whyMayNot('manageDeadlines', this.standings()),
  );

  constructor() {
    effect(() => void this.load(this.id()));
  }

  protected async load(id: string): Promise<void> {
    await this.opening.run(async () => {
      const [view, organizations] = await Promise.all([this.client.deadlines(id), this.register.organizations()]);
      const settings = isCell(id, organizations) ? undefined : await this.client.settings(id);
      this.organizations.set(organizations);
      this.settings.set(settings);
      this.show(view);
    });
    if (id !== this.id()) await this.load(this.id());
  }

  protected show(view: DeadlinesView): void {
    this.view.set(view);
    this.frame.show({ title: 'Hạn và xếp loại', subtitle: view.name, back: '/to-chuc', path: '/to-chuc' });
  }
}

function isCell(id: string, organizations: readonly OrganizationView[]): boolean {
  return organizations.find((organization) => organization.id === id)?.isCell ?? false;
}
