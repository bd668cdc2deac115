import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatDate, wasSent } from '@chibo/domain';
import { DeviceStore } from '../device/device-store';
import { DraftSync } from '../scorecards/draft/draft-sync';
import { TimeSpent } from '../scorecards/draft/time-spent';
import { OpenCard } from '../scorecards/open-card';
import { ScorecardForm } from '../scorecards/scorecard-page/scorecard-form';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Note } from '../ui/note';
import { ObservationCheck } from './observation-check';
import { observedCard } from './observed-card';
import { OpenVisit } from './open-visit';
import { VisitsClient } from './visits-client';

/** Entry of the observed score, blind to the branch's own: on this device until it is given whole. */
@Component({
  imports: [RouterLink, Note, ObservationCheck, PageHeading, ReadingWords, ScorecardForm],
  providers: [DraftSync, OpenCard, OpenVisit, TimeSpent],
  templateUrl: './observation-page.html',
  styles: `
    .before {
      padding: 1rem var(--gutter) 0;
    }
  `,
})
export class ObservationPage {
  private readonly client = inject(VisitsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly visit = inject(OpenVisit);
  protected readonly card = inject(OpenCard);
  protected readonly where = inject(DeviceStore).where;

  /** From the address: the visit. */
  readonly id = input.required<string>();

  protected readonly formatDate = formatDate;
  /** The visit comes first: it says whether there is anything to be scored. */
  private readonly sheet = reading({
    question: () => this.visit.view()?.id,
    read: (id) => this.client.observation(id),
  });
  protected readonly failed = computed(() => [this.visit.opening, this.sheet].find((one) => one.failure()));
  protected readonly giving = new Act();
  protected readonly view = this.sheet.value;
  protected readonly checking = signal(false);
  /** Where to go back to from the check. */
  protected readonly startAt = signal<string | undefined>(undefined);
  protected readonly closed = computed(() => {
    const [visit, view] = [this.visit.view(), this.view()];
    if (visit?.whyNotObserve) return visit.whyNotObserve;
    return visit?.observed && view && wasSent(view.cardState)
      ? 'Chi bộ đã gửi điểm tự chấm nên điểm quan sát không thay được nữa.'
      : undefined;
  });

  constructor() {
    effect(() => this.visit.open(this.id()));
    effect(() => {
      const view = this.view();
      if (view) untracked(() => this.card.observe(observedCard(view)));
    });
    effect(() => {
      const view = this.view();
      const back = `/luot-du/${this.id()}`;
      this.frame.show({ title: 'Điểm quan sát', subtitle: view?.cell.name, back });
    });
  }

  protected mend(at: string | undefined): void {
    this.startAt.set(at);
    this.checking.set(false);
  }

  /** Only what was accepted leaves this device's memory. */
  protected async give(): Promise<void> {
    const { facts, answers } = this.card.content();
    const criteriaSetVersionId = this.view()?.criteriaSetVersionId;
    const given = await this.giving.run(() =>
      this.visit.act((visit) => this.client.observe(visit, { criteriaSetVersionId, facts, answers })),
    );
    if (!given) return;
    this.card.sync.discard();
    await this.router.navigate(['/luot-du', this.id()]);
  }
}
