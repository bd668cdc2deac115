import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CommitteeSettingsView, DeadlinesView } from '@chibo/contracts';
import { ACCESS } from '@chibo/domain';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { DeadlinesClient } from './deadlines-client';
import { DecidingSection } from './deciding-section';
import { ExceptionList } from './exception-list';
import { RuleList } from './rule-list';

/** Deadlines of one organisation and, for a committee, who decides the bands of its branches. */
@Component({
  imports: [DecidingSection, ExceptionList, PageHeading, ReadingWords, RouterLink, RuleList],
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
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: the organisation. */
  readonly id = input.required<string>();

  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.read(id) });
  protected readonly view = computed(() => this.opening.value()?.view);
  protected readonly settings = computed(() => this.opening.value()?.settings);
  protected readonly today = this.session.today;
  /** A branch's own people read its deadlines, not what stands around its papers. */
  protected readonly readsLetterhead = computed(() =>
    this.session.roles().some(({ role }) => ACCESS.readLetterhead[role] !== undefined),
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
    const view = await this.client.deadlines(id);
    const settings = view.isCell ? undefined : await this.client.settings(id);
    return { view, settings };
  }
}

interface Opened {
  view: DeadlinesView;
  /** Absent for a branch: it decides nothing. */
  settings?: CommitteeSettingsView;
}
