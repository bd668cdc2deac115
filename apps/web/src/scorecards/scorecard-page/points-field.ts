import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { Criterion, Points } from '@chibo/domain';
import { formatPoints, parsePoints } from '@chibo/domain';
import { Icon } from '../../ui/icon';

/** Points on a long range, or a number of occurrences: typed, or stepped with − and +. */
@Component({
  selector: 'chibo-points-field',
  imports: [Icon],
  template: `
    <div class="row" role="group" [attr.aria-label]="criterion().code + ' ' + criterion().label">
      <button type="button" class="button" (click)="move(-1)">
        <chibo-icon name="minus" /><span class="hidden-visually">Bớt</span>
      </button>
      <input
        class="input"
        inputmode="decimal"
        autocomplete="off"
        enterkeyhint="next"
        maxlength="6"
        data-stop
        [attr.aria-label]="what()"
        [attr.aria-describedby]="'range-' + criterion().code"
        [value]="text()"
        (input)="type($event)"
      />
      <button type="button" class="button" (click)="move(1)">
        <chibo-icon name="plus" /><span class="hidden-visually">Thêm</span>
      </button>
      <span class="small quiet" [id]="'range-' + criterion().code">{{ range() }}</span>
    </div>
  `,
  styles: `
    .input {
      width: 5rem;
      text-align: center;
    }
    .button {
      width: 3rem;
      padding: 0;
    }
  `,
})
export class PointsField {
  readonly criterion = input.required<Criterion>();
  readonly maxPoints = input.required<Points>();
  readonly scoreStep = input.required<Points>();
  readonly value = input<number>();
  readonly changed = output<number | undefined>();

  /** Occurrences are counted one by one, points in the set's step. */
  private readonly unit = computed(() => {
    const { rule } = this.criterion();
    if (rule.kind === 'DEDUCT') return { step: 1, max: 100, format: String, parse: parseCount };
    const step = (rule.kind === 'RANGE' && rule.step) || this.scoreStep();
    return { step, max: this.maxPoints(), format: formatPoints, parse: parsePoints };
  });
  /** What stands in the field: what was typed, as long as it means the value, even while it means none. */
  protected readonly text = linkedSignal<number | undefined, string>({
    source: this.value,
    computation: (value, previous) => {
      if (previous && this.meaning(previous.value) === value) return previous.value;
      return value === undefined ? '' : this.unit().format(value);
    },
  });
  protected readonly what = computed(() => (this.criterion().rule.kind === 'DEDUCT' ? 'Số lần' : 'Số điểm'));
  protected readonly range = computed(() => {
    const { rule } = this.criterion();
    if (rule.kind === 'DEDUCT') return `số lần, mỗi lần trừ ${formatPoints(rule.points)} điểm`;
    return `từ 0 đến ${formatPoints(this.maxPoints())} điểm, mỗi bước ${formatPoints(this.unit().step)}`;
  });

  protected type(event: Event): void {
    const typed = (event.target as HTMLInputElement).value;
    this.text.set(typed);
    this.changed.emit(this.meaning(typed));
  }

  /** The value a text stands for; none off the scale or between the steps. */
  private meaning(text: string): number | undefined {
    const { step, max, parse } = this.unit();
    const value = parse(text);
    return value !== undefined && value >= 0 && value <= max && value % step === 0 ? value : undefined;
  }

  protected move(direction: 1 | -1): void {
    const { step, max } = this.unit();
    const from = this.value() ?? (direction > 0 ? -step : max + step);
    this.changed.emit(Math.min(Math.max(from + direction * step, 0), max));
  }
}

function parseCount(text: string): number | undefined {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
}
