import { Component, computed, input, output } from '@angular/core';
import type { IndicatorPeriod } from '@chibo/domain';
import {
  INDICATOR_PERIOD_LABEL,
  INDICATOR_PERIODS,
  indicatorPeriodOf,
  indicatorPeriodWords,
  monthOf,
  periodAt,
  periodBefore,
} from '@chibo/domain';
import { capital } from '../ui/capital';

/** How many of each sort can be chosen, the newest first. */
const CHOSEN: Readonly<Record<IndicatorPeriod, number>> = { MONTH: 24, QUARTER: 12, HALF: 8, YEAR: 10, TERM: 3 };

/** Terms run from congress to congress, every five years. */
function termAt(year: number): string {
  const from = year - (year % 5);
  return `${from}-${from + 5}`;
}

/** The newest period of a sort on a day: the running one. */
export function newestPeriod(kind: IndicatorPeriod, today: string): string {
  return kind === 'TERM' ? termAt(Number(today.slice(0, 4))) : periodAt(kind, monthOf(today));
}

/** A period of indicators, by its sort and then which one. */
@Component({
  selector: 'chibo-indicator-period',
  template: `
    <label>
      <span class="field-label">Loại kỳ</span>
      <select class="input" (change)="chosen.emit(newest($any($event.target).value))">
        @for (one of kinds; track one.kind) {
          <option [value]="one.kind" [selected]="one.kind === kind()">{{ one.label }}</option>
        }
      </select>
    </label>
    <label>
      <span class="field-label">Kỳ</span>
      <select class="input" (change)="chosen.emit($any($event.target).value)">
        @for (one of periods(); track one) {
          <option [value]="one" [selected]="one === period()">{{ words(one) }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.75rem;
    }

    .input {
      width: 100%;
    }

    @media (min-width: 64rem) {
      :host {
        grid-template-columns: repeat(2, minmax(0, 14rem));
      }
    }
  `,
})
export class IndicatorPeriodChoice {
  readonly period = input.required<string>();
  readonly today = input.required<string>();
  readonly chosen = output<string>();

  protected readonly kinds = INDICATOR_PERIODS.map((kind) => ({ kind, label: INDICATOR_PERIOD_LABEL[kind] }));
  protected readonly kind = computed(() => indicatorPeriodOf(this.period()) ?? 'YEAR');
  protected readonly periods = computed(() => {
    const list = [this.newest(this.kind())];
    while (list.length < CHOSEN[this.kind()]) list.push(periodBefore(list[list.length - 1]));
    return list.includes(this.period()) ? list : [this.period(), ...list];
  });
  protected readonly words = (period: string): string => capital(indicatorPeriodWords(period));

  protected newest(kind: IndicatorPeriod): string {
    return newestPeriod(kind, this.today());
  }
}
