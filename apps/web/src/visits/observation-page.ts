import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ObservationView } from '@chibo/contracts';
import { formatDate, wasSent } from '@chibo/domain';
import { DeviceStore } from '../device/device-store';
import { DraftSync } from '../scorecards/draft/draft-sync';
import { TimeSpent } from '../scorecards/draft/time-spent';
import { OpenCard } from '../scorecards/open-card';
import { ScorecardForm } from '../scorecards/scorecard-page/scorecard-form';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { Note } from '../ui/note';
import { ObservationCheck } from './observation-check';
import { observedCard } from './observed-card';
import { OpenVisit } from './open-visit';
import { VisitsClient } from './visits-client';

/** Entry of the observed score, blind to the branch's own: on this device until it is given whole. */
@Component({
  imports: [RouterLink, Note, ObservationCheck, PageHeading, ScorecardForm],
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
  protected readonly opening = new Act();
  protected readonly giving = new Act();
  protected readonly view = signal<ObservationView | undefined>(undefined);
  protected readonly checking = signal(false);
  /** Where to go back to from the check. */
  protected readonly startAt = signal<string | undefined>(undefined);
  /** Named by the server at a field; words of that field say more than the refusal. */
  protected readonly why = computed(() => Object.values(this.opening.errors())[0] ?? this.opening.failure());
  protected readonly closed = computed(() => {
    const [visit, view] = [this.visit.view(), this.view()];
    if (visit?.whyNotObserve) return visit.whyNotObserve;
    return visit?.observed && view && wasSent(view.cardState)
      ? 'Chi bộ đã gửi điểm tự chấm nên điểm quan sát không thay được nữa.'
      : undefined;
  });

  constructor() {
    effect(() => void this.load(this.id()));
    effect(() => {
      const view = this.view();
      const back = `/luot-du/${this.id()}`;
      this.frame.show({ title: 'Điểm quan sát', subtitle: view?.cell.name, back });
    });
  }

  protected async load(id: string): Promise<void> {
    await this.opening.run(async () => {
      await this.visit.load(id);
      const view = await this.client.observation(id);
      this.card.observe(observedCard(view));
      this.view.set(view);
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
