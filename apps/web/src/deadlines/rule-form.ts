import { Component, ElementRef, afterNextRender, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { DeadlinesView } from '@chibo/contracts';
import { DEADLINE_BOUNDS } from '@chibo/domain';
import { Act } from '../shell/act';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { NumberField } from '../ui/number-field';
import type { Rule } from './deadline-words';
import { TIER_LABEL } from './deadline-words';
import { DeadlinesClient } from './deadlines-client';

/** Days of one tier, set here or given back to the committee above. */
@Component({
  selector: 'chibo-rule-form',
  imports: [FormFoot, NumberField],
  template: `
    <form class="stack" novalidate [attr.aria-label]="label()" (submit)="$event.preventDefault(); send(days())">
      <chibo-number
        [name]="'days-' + rule().tier"
        [label]="rule().tier === 'CELL' ? 'Số ngày sau ngày sinh hoạt' : 'Ngày của tháng sau'"
        [hint]="'Từ ' + bounds().least + ' đến ' + bounds().most + '.'"
        [max]="bounds().most"
        [value]="days()"
        [error]="act.errors()['days']"
        (changed)="days.set($event)"
      />
      <chibo-form-foot [act]="act" does="Ghi hạn" (cancelled)="cancelled.emit()">
        @if (rule().source === 'OWN') {
          <button type="button" class="button" [disabled]="act.busy()" (click)="send(null)">Theo cấp trên</button>
        }
      </chibo-form-foot>
    </form>
  `,
  styles: `
    chibo-number {
      max-width: 16rem;
    }
  `,
})
export class RuleForm {
  private readonly client = inject(DeadlinesClient);
  private readonly toFirstError = firstError();
  readonly organizationId = input.required<string>();
  readonly rule = input.required<Rule>();
  readonly stored = output<DeadlinesView>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly days = linkedSignal<number | undefined>(() => this.rule().days);
  protected readonly bounds = computed(() => DEADLINE_BOUNDS[this.rule().tier]);
  protected readonly label = computed(() => `Hạn: ${TIER_LABEL[this.rule().tier]}`);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector('input')?.focus());
  }

  /** `null` gives the tier back to the committee above. */
  protected async send(days: number | null | undefined): Promise<void> {
    if (!this.act.check(this.wrong(days)) || days === undefined) return this.toFirstError();
    const { tier } = this.rule();
    const done = await this.act.run(async () =>
      this.stored.emit(await this.client.setRule(this.organizationId(), { tier, days })),
    );
    if (!done) this.toFirstError();
  }

  private wrong(days: number | null | undefined): Record<string, string> {
    const { least, most } = this.bounds();
    if (days === undefined) return { days: 'đồng chí ghi số ngày, ví dụ 10.' };
    return days !== null && (days < least || days > most) ? { days: `số ngày phải từ ${least} đến ${most}.` } : {};
  }
}
