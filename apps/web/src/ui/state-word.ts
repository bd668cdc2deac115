import { Component, computed, input } from '@angular/core';
import type { CellMonthState } from '@chibo/contracts';
import { owesCard } from '@chibo/domain';
import type { IconName } from './icon';
import { Icon } from './icon';

const ICONS: Record<CellMonthState, IconName> = {
  OPEN: 'state-open',
  NOT_HELD: 'state-excused',
  EXCUSED: 'state-excused',
  RECORDED: 'state-decided',
  DRAFT: 'state-draft',
  VOTED: 'state-draft',
  SUBMITTED: 'state-sent',
  VERIFIED: 'state-verified',
  DECIDED: 'state-decided',
  RETURNED: 'state-returned',
};

/** A state is an icon and its word; only what was returned or is late asks for attention. */
@Component({
  selector: 'chibo-state',
  imports: [Icon],
  template: `
    <chibo-icon [name]="icon()" />
    <span>{{ label() }}{{ late() && !overdue() ? ', gửi muộn' : '' }}</span>
    @if (overdue()) {
      <chibo-icon name="state-late" />
      <span>Quá hạn</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.5rem;
    }
    :host(.alert) {
      color: var(--attention);
      font-weight: 600;
    }
  `,
  host: { '[class.alert]': 'alert()' },
})
export class StateWord {
  readonly state = input.required<CellMonthState>();
  readonly label = input.required<string>();
  readonly late = input(false);
  protected readonly icon = computed(() => ICONS[this.state()]);
  /** Late and still not sent: what was sent late is over and stays calm. */
  protected readonly overdue = computed(() => this.late() && owesCard({ state: this.state() }));
  protected readonly alert = computed(() => this.state() === 'RETURNED' || this.overdue());
}
