import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ObservationView, ScorecardView, VisitView } from '@chibo/contracts';
import { BAND_LABEL, formatPoints, wasSent } from '@chibo/domain';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { Act } from '../shell/act';
import { Note } from '../ui/note';
import { ReadBeforeNote } from '../ui/read-before';
import { ComparedScores } from './compared-scores';
import { VisitsClient } from './visits-client';

/** The observed score of a branch: to be given, given and waiting for the branch, or beside the others once both are given. */
@Component({
  selector: 'chibo-observed',
  imports: [RouterLink, ComparedScores, Note, ReadBeforeNote],
  templateUrl: './observed-section.html',
  styles: `
    .late {
      display: block;
      padding: 0 var(--gutter) 0.5rem;
    }

    @media (min-width: 64rem) {
      .late {
        padding-inline: 0;
      }
    }
  `,
})
export class ObservedSection {
  private readonly client = inject(VisitsClient);
  private readonly scorecards = inject(ScorecardsClient);
  readonly visit = input.required<VisitView>();

  protected readonly formatPoints = formatPoints;
  protected readonly bandLabel = BAND_LABEL;
  protected readonly opening = new Act();
  protected readonly view = signal<ObservationView | undefined>(undefined);
  /** Read only once both scores are given: before, the card is kept from the group. */
  protected readonly card = signal<ScorecardView | undefined>(undefined);
  protected readonly mine = computed(() => !this.visit().whyNotObserve);
  protected readonly replaceable = computed(() => {
    const view = this.view();
    return this.mine() && !!view?.observed && !wasSent(view.cardState);
  });
  /** The server says at which field; here there is only one sentence to be read. */
  protected readonly why = computed(() => Object.values(this.opening.errors())[0] ?? this.opening.failure());

  constructor() {
    effect(() => {
      const { id, version } = this.visit();
      void this.load(id, version);
    });
  }

  /** Each version of the visit may have another answer. */
  protected async load(id: string, version: number): Promise<void> {
    await this.opening.run(async () => {
      const view = await this.client.observation(id);
      const both = view.observed && view.self;
      this.card.set(both ? await this.scorecards.read(view.scorecardId) : undefined);
      this.view.set(view);
    });
    if (version !== this.visit().version) await this.load(id, this.visit().version);
  }
}
