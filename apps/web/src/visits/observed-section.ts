import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { VisitView } from '@chibo/contracts';
import { BAND_LABEL, formatPoints, wasSent } from '@chibo/domain';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { ReadBeforeNote } from '../ui/read-before';
import { ComparedScores } from './compared-scores';
import { VisitsClient } from './visits-client';

/** The observed score of a branch: to be given, given and waiting for the branch, or beside the others once both are given. */
@Component({
  selector: 'chibo-observed',
  imports: [RouterLink, ComparedScores, ReadBeforeNote, ReadingWords],
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
  /** Each version of the visit may have another answer. */
  protected readonly opening = reading({
    question: () => ({ id: this.visit().id, version: this.visit().version }),
    read: async ({ id }) => {
      const view = await this.client.observation(id);
      // Read only once both scores are given: before, the card is kept from the group.
      const both = view.observed && view.self && view.card;
      return { view, card: both ? await this.scorecards.read(both.id) : undefined };
    },
    keep: true,
  });
  protected readonly view = computed(() => this.opening.value()?.view);
  protected readonly card = computed(() => this.opening.value()?.card);
  protected readonly mine = computed(() => !this.visit().whyNotObserve);
  protected readonly replaceable = computed(() => {
    const view = this.view();
    return this.mine() && !!view?.observed && !(view.card && wasSent(view.card.state));
  });
}
