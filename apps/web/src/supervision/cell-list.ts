import { Component, input, linkedSignal, output } from '@angular/core';
import type { SupervisedCell, SupervisionAssignment, SupervisionView } from '@chibo/contracts';
import { EndForm } from './end-form';
import { comingOf, periodWords, presentOf } from './supervision-words';

/** Branches with who follows them now, who will, and who did. */
@Component({
  selector: 'chibo-supervised-cells',
  imports: [EndForm],
  templateUrl: './cell-list.html',
  styleUrl: './cell-list.css',
})
export class CellList {
  readonly view = input.required<SupervisionView>();
  readonly cells = input.required<readonly SupervisedCell[]>();
  readonly label = input.required<string>();
  readonly assign = output<string>();
  readonly stored = output<{ view: SupervisionView; said: string }>();

  protected readonly presentOf = presentOf;
  protected readonly comingOf = comingOf;
  protected readonly periodWords = periodWords;
  /** The assignment that is being ended; it goes with what is stored. */
  protected readonly ending = linkedSignal<SupervisionView, string | undefined>({
    source: this.view,
    computation: () => undefined,
  });

  protected pastOf({ assignments }: SupervisedCell): SupervisionAssignment[] {
    return assignments.filter(({ state }) => state === 'PAST');
  }

  /** Once the branch has left there is nothing to change. */
  protected mayChange({ subordinate }: SupervisedCell): boolean {
    return this.view().mayChange && subordinate;
  }
}
