import { Component, inject, input, output, signal } from '@angular/core';
import type { VisitProposalView, VisitsView } from '@chibo/contracts';
import { GapMark } from '../quality/gap-mark';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { firstError } from '../ui/first-error';
import { NumberField } from '../ui/number-field';
import { VisitsClient } from './visits-client';

const USUAL = 5;
const MOST = 100;

/** Where the group could go: by the gap of the scores, and some by chance. Quiet words, never an accusation. */
@Component({
  selector: 'chibo-visit-proposals',
  imports: [GapMark, NumberField, ReadingWords],
  templateUrl: './proposals.html',
  styles: `
    .ask {
      display: grid;
      grid-template-columns: minmax(0, 9rem) auto;
      gap: 0.75rem;
      align-items: end;
      justify-content: start;
    }
    .what {
      flex: 1;
      min-width: min(14rem, 100%);
    }
  `,
})
export class Proposals {
  private readonly client = inject(VisitsClient);
  private readonly toFirstError = firstError();
  readonly plan = input.required<VisitsView>();
  readonly taken = output<VisitProposalView>();

  protected readonly most = MOST;
  /** What is wrong with the number before anybody is asked. */
  protected readonly act = new Act();
  protected readonly count = signal<number | undefined>(USUAL);
  private readonly asked = signal<number | undefined>(undefined);
  /** Once one is planned, another takes its place. */
  protected readonly opening = reading({
    question: () => {
      const [{ organization, quarter, visits }, count] = [this.plan(), this.asked()];
      return count ? { place: organization.id, quarter, count, planned: visits.map(({ id }) => id) } : undefined;
    },
    read: ({ place, quarter, count }) => this.client.proposals(place, quarter, count),
    keep: true,
  });
  protected readonly found = this.opening.value;

  protected async propose(): Promise<void> {
    const count = this.count();
    if (!this.act.check(count ? {} : { count: `đồng chí ghi từ 1 đến ${MOST}.` })) return this.toFirstError();
    this.asked.set(count);
    await this.opening.again();
  }
}
