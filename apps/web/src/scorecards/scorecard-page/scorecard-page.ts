import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import { formatMonth } from '@chibo/domain';
import { KeyedNote } from '../../keyed-cards/keyed-note';
import { Frame } from '../../shell/frame';
import { PageHeading } from '../../shell/page-heading';
import { reading } from '../../shell/reading';
import { ReadingWords } from '../../shell/reading-words';
import { Session } from '../../shell/session';
import { Note } from '../../ui/note';
import { DraftSync } from '../draft/draft-sync';
import { TimeSpent } from '../draft/time-spent';
import { GivenUpNote } from '../given-up-note';
import { OpenCard } from '../open-card';
import { ReviewActions } from '../review/review-actions';
import { ScorecardReader } from '../scorecard-view/scorecard-view';
import { ScorecardForm } from './scorecard-form';
import { TwoDevices } from './two-devices';

const PATIENCE = 1_500;

/** One card: to be scored by its branch while it is open, otherwise to be read. */
@Component({
  imports: [
    GivenUpNote,
    KeyedNote,
    RouterLink,
    Note,
    PageHeading,
    ReadingWords,
    ReviewActions,
    ScorecardForm,
    ScorecardReader,
    TwoDevices,
  ],
  providers: [DraftSync, OpenCard, TimeSpent],
  templateUrl: './scorecard-page.html',
})
export class ScorecardPage {
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly session = inject(Session);
  protected readonly card = inject(OpenCard);
  readonly id = input.required<string>();
  /** Where to start, from the query: a line by its code, or any place of the form. */
  readonly muc = input<string>();
  readonly tai = input<string>();
  protected readonly startAt = computed(() => this.tai() ?? (this.muc() && `answers.${this.muc()}`));
  /** Sent back here to mend what the check found. */
  readonly sua = input<string>();

  protected readonly opening = reading({ question: () => this.id(), read: (id) => this.card.read(id) });
  protected readonly lost = computed(() => !this.card.editable() && this.card.sync.left() > 0);

  constructor() {
    effect(() => {
      const read = this.opening.value();
      if (read) untracked(() => this.card.take(read));
    });
    effect(() => {
      const view = this.card.view();
      if (view)
        this.frame.show({ title: `Phiếu ${formatMonth(view.month)}`, subtitle: view.cell.name, back: this.home(view) });
    });
  }

  /** A committee came from its month table, the branch from what it has to do. */
  private home({ month, cell }: ScorecardView): string {
    const own = this.session.roles().some(({ organizationId }) => organizationId === cell.id);
    return own ? '/viec-can-lam' : `/thang/${month}`;
  }

  /** What waits goes up first, so that the check starts from the newest version; without a network nobody waits for it. */
  protected async goToCheck(): Promise<void> {
    await Promise.race([this.card.sync.flush(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    await this.router.navigate(['/phieu', this.id(), 'kiem-tra']);
  }
}
