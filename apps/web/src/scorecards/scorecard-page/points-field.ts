import { Component, computed, input, output, signal } from '@angular/core';
import type { Criterion, Points, Typed } from '@chibo/domain';
import { formatPoints, typedCount, typedPoints } from '@chibo/domain';
import { toMend } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Typing } from '../../ui/typing';

/** Points on a long range, or a number of occurrences: typed, or stepped with − and +. */
@Component({
  selector: 'chibo-points-field',
  imports: [Icon],
  host: { '[class.in-error]': '!!typing.error()' },
  template: `
    @if (typing.error(); as words) {
      <p class="field-error" role="alert" [id]="'points-error-' + criterion().code">{{ toMend(words) }}</p>
    }
    <div class="row" role="group" [attr.aria-label]="criterion().code + ' ' + criterion().label">
      <button type="button" class="button" (click)="move(-1)">
        <chibo-icon name="minus" /><span class="hidden-visually">Bớt</span>
      </button>
      <input
        class="input"
        inputmode="decimal"
        autocomplete="off"
        enterkeyhint="next"
        maxlength="12"
        data-stop
        [attr.aria-label]="what()"
        [attr.aria-invalid]="typing.error() ? true : null"
        [attr.aria-describedby]="describedBy()"
        [value]="typing.text()"
        (input)="typing.type($any($event.target).value)"
        (change)="typing.leave()"
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

  /** Occurrences are counted one by one, points in the set's step. `taken`: where an empty field begins when something is taken away. */
  private readonly unit = computed(() => {
    const { rule } = this.criterion();
    if (rule.kind === 'DEDUCT') return { step: 1, max: 100, taken: 0, format: String };
    const step = (rule.kind === 'RANGE' && rule.step) || this.scoreStep();
    return { step, max: this.maxPoints(), taken: this.maxPoints(), format: formatPoints };
  });
  protected readonly typing = new Typing<number>({
    value: this.value,
    read: (text) => this.read(text),
    write: (value) => this.unit().format(value),
    keeps: signal(true),
    tell: (value) => this.changed.emit(value),
  });
  protected readonly toMend = toMend;
  protected readonly what = computed(() => (this.criterion().rule.kind === 'DEDUCT' ? 'Số lần' : 'Số điểm'));
  protected readonly range = computed(() => {
    const { rule } = this.criterion();
    if (rule.kind === 'DEDUCT') return `số lần, mỗi lần trừ ${formatPoints(rule.points)} điểm`;
    return `từ 0 đến ${formatPoints(this.maxPoints())} điểm, mỗi bước ${formatPoints(this.unit().step)}`;
  });
  protected readonly describedBy = computed(() => {
    const { code } = this.criterion();
    return this.typing.error() ? `points-error-${code} range-${code}` : `range-${code}`;
  });

  protected move(direction: 1 | -1): void {
    const { step, max, taken } = this.unit();
    const from = this.value() ?? (direction > 0 ? -step : taken + step);
    const value = Math.min(Math.max(from + direction * step, 0), max);
    this.typing.write(value);
    this.changed.emit(value);
  }

  private read(text: string): Typed<number> {
    const { step, max } = this.unit();
    return this.criterion().rule.kind === 'DEDUCT' ? typedCount(text, { most: max }) : typedPoints(text, { max, step });
  }
}
