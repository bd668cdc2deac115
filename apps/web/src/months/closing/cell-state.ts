import { Component, computed, input } from '@angular/core';
import type { ClosedCell } from '@chibo/domain';
import { StateWord } from '../../ui/state-word';

/** State of a branch as a closing names it. */
@Component({
  selector: 'chibo-cell-state',
  imports: [StateWord],
  template: `<chibo-state [state]="state()" [label]="cell().stateLabel" [late]="cell().late" />`,
  styles: `
    @media print {
      chibo-state.alert {
        color: #000;
      }
    }
  `,
})
export class CellState {
  readonly cell = input.required<ClosedCell>();
  protected readonly state = computed(() => this.cell().state);
}
