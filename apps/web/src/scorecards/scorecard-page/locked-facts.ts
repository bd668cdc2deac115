import { Component, computed, input } from '@angular/core';
import type { MeetingFacts } from '@chibo/domain';
import { FACT_LABEL, FACT_NAMES, formatDate } from '@chibo/domain';

/** Facts as they were sent, which the superior did not give back. */
@Component({
  selector: 'chibo-locked-facts',
  template: `
    <div class="sunk-box">
      <p class="small second">Giữ khóa</p>
      <dl>
        @for (row of rows(); track row.label) {
          <div>
            <dt class="small second">{{ row.label }}</dt>
            <dd>{{ row.value }}</dd>
          </div>
        }
      </dl>
    </div>
  `,
  styles: `
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1.75rem;
      padding-top: 0.5rem;
    }
    dd {
      font-weight: 600;
    }
  `,
})
export class LockedFacts {
  readonly facts = input.required<MeetingFacts>();
  /** Names of the facts that may be changed: they stand elsewhere. */
  readonly open = input<ReadonlySet<keyof MeetingFacts>>(new Set());

  protected readonly rows = computed(() => {
    const names = FACT_NAMES;
    return names
      .filter((name) => !this.open().has(name) && this.facts()[name] !== undefined)
      .map((name) => ({ label: FACT_LABEL[name], value: inWords(name, this.facts()) }));
  });
}

function inWords(name: keyof MeetingFacts, facts: MeetingFacts): string {
  const value = facts[name];
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  return name === 'heldOn' ? formatDate(String(value)) : String(value);
}
