import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { VisitProposalView, VisitsView } from '@chibo/contracts';
import { GapMark } from '../quality/gap-mark';
import { Act } from '../shell/act';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { NumberField } from '../ui/number-field';
import { VisitsClient } from './visits-client';

const USUAL = 5;
const MOST = 100;

/** Where the group could go: by the gap of the scores, and some by chance. Quiet words, never an accusation. */
@Component({
  selector: 'chibo-visit-proposals',
  imports: [GapMark, Note, NumberField],
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
  protected readonly act = new Act();
  protected readonly count = signal<number | undefined>(USUAL);
  protected readonly found = signal<VisitProposalView[] | undefined>(undefined);

  constructor() {
    // Once one is planned, another takes its place.
    effect(() => {
      const plan = this.plan();
      if (untracked(this.found)) void this.ask(plan);
    });
  }

  protected async propose(): Promise<void> {
    const count = this.count();
    if (!this.act.check(count ? {} : { count: `đồng chí ghi từ 1 đến ${MOST}.` })) return this.toFirstError();
    await this.ask(this.plan());
  }

  private async ask({ organization, quarter }: VisitsView): Promise<void> {
    await this.act.run(async () => {
      this.found.set(await this.client.proposals(organization.id, quarter, this.count() ?? USUAL));
    });
  }
}
