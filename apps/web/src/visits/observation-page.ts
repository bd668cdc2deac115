import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MeetingKind } from '@chibo/domain';
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
import { Choice } from '../ui/choice';
import { Note } from '../ui/note';
import { ObservationCheck } from './observation-check';
import { observedCard } from './observed-card';
import { OpenVisit } from './open-visit';
import { VisitsClient } from './visits-client';

/** Entry of the observed score, blind to the branch's own: on this device until it is given whole. */
@Component({
  imports: [RouterLink, Choice, Note, ObservationCheck, PageHeading, ReadingWords, ScorecardForm],
  providers: [DraftSync, OpenCard, OpenVisit, TimeSpent],
  templateUrl: './observation-page.html',
  styles: `
    .before {
      padding: 1rem var(--gutter) 0;
    }

    .kind {
      margin: 1rem 0 0.375rem;
    }

    .kinds {
      display: block;
      max-width: 28rem;
      margin-bottom: 1rem;
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
  /** From the address: of which sort the meeting was, as long as no card of the branch says it. */
  readonly kind = input<string>();

  protected readonly kinds = [
    { value: 'REGULAR', text: 'Thường kỳ' },
    { value: 'THEMATIC', text: 'Chuyên đề' },
  ];
  /** Whether a regular one had a thematic part is a fact of the sheet. */
  private readonly wanted = computed<MeetingKind | undefined>(() => {
    if (this.kind() === 'THEMATIC') return 'THEMATIC';
    if (this.card.content().facts.hasThematicPart) return 'COMBINED';
    return this.kind() === 'REGULAR' ? 'REGULAR' : undefined;
  });
  protected readonly formatDate = formatDate;
  /** The visit comes first: it says whether there is anything to be scored. */
  private readonly sheet = reading({
    question: () => {
      const visit = this.visit.view();
      return visit && { id: visit.id, kind: this.wanted() };
    },
    read: ({ id, kind }) => this.client.observation(id, kind),
    keep: true,
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
    return visit?.observed && view?.card && wasSent(view.card.state)
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

  protected choose(kind: string): void {
    void this.router.navigate([], { queryParams: { kind }, replaceUrl: true });
  }

  protected mend(at: string | undefined): void {
    this.startAt.set(at);
    this.checking.set(false);
  }

  /** Only what was accepted leaves this device's memory. */
  protected async give(): Promise<void> {
    const { facts, answers } = this.card.content();
    const { criteriaSetVersionId, kind } = this.view() ?? {};
    const given = await this.giving.run(() =>
      this.visit.act((visit) => this.client.observe(visit, { kind, criteriaSetVersionId, facts, answers })),
    );
    if (!given) return;
    this.card.sync.discard();
    await this.router.navigate(['/luot-du', this.id()]);
  }
}
