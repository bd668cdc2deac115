import { Component, computed, effect, inject, input } from '@angular/core';
import type { CommitteeSettingsView, DeadlinesView, OrganizationView } from '@chibo/contracts';
import { RegisterClient } from '../register/register-client';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { DeadlinesClient } from './deadlines-client';
import { DecidingSection } from './deciding-section';
import { ExceptionList } from './exception-list';
import { RuleList } from './rule-list';
import { standingsOn, whyMayNot } from './standings';

/** Deadlines of one organisation and, for a committee, who decides the bands of its branches. */
@Component({
  imports: [DecidingSection, ExceptionList, PageHeading, ReadingWords, RuleList],
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

  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.read(id) });
  protected readonly view = computed(() => this.opening.value()?.view);
  protected readonly settings = computed(() => this.opening.value()?.settings);
  private readonly organizations = computed(() => this.opening.value()?.organizations ?? []);
  protected readonly today = this.session.today;
  protected readonly ofCell = computed(() => isCell(this.id(), this.organizations()));
  private readonly standings = computed(() => standingsOn(this.id(), this.organizations(), this.session.roles()));
  protected readonly whyNotDeadlines = computed(() =>
    this.view()?.mayChange ? undefined : whyMayNot('manageDeadlines', this.standings()),
  );

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.frame.show({ title: 'Hạn và xếp loại', subtitle: view.name, back: '/to-chuc', path: '/to-chuc' });
    });
  }

  /** What was stored, here beside what stays. */
  protected show(stored: Partial<Opened>): void {
    const known = this.opening.value();
    if (known) this.opening.set({ ...known, ...stored });
  }

  private async read(id: string): Promise<Opened> {
    const [view, organizations] = await Promise.all([this.client.deadlines(id), this.register.organizations()]);
    const settings = isCell(id, organizations) ? undefined : await this.client.settings(id);
    return { view, organizations, settings };
  }
}

interface Opened {
  view: DeadlinesView;
  organizations: OrganizationView[];
  /** Absent for a branch: it decides nothing. */
  settings?: CommitteeSettingsView;
}

function isCell(id: string, organizations: readonly OrganizationView[]): boolean {
  return organizations.find((organization) => organization.id === id)?.isCell ?? false;
}
