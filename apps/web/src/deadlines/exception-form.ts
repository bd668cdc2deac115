import type { ElementRef } from '@angular/core';
import {
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { DeadlineExceptionBody, DeadlinesView } from '@chibo/contracts';
import type { Tier } from '@chibo/domain';
import { TIERS, addMonths, formatDate, whyNotException } from '@chibo/domain';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { TIER_LABEL, monthsAround } from './deadline-words';
import { DeadlinesClient } from './deadlines-client';

/** Sets the last day of one month apart from the rule. */
@Component({
  selector: 'chibo-exception-form',
  imports: [Control, DayField, Field, FormFoot, TextControl],
  templateUrl: './exception-form.html',
})
export class ExceptionForm {
  private readonly client = inject(DeadlinesClient);
  private readonly toFirstError = firstError();
  readonly view = input.required<DeadlinesView>();
  readonly today = input.required<string>();
  readonly stored = output<{ view: DeadlinesView; body: DeadlineExceptionBody }>();
  readonly cancelled = output();

  protected readonly tiers = TIERS;
  protected readonly tierLabel = TIER_LABEL;
  protected readonly act = new Act();
  protected readonly tier = signal<Tier>('CELL');
  protected readonly month = linkedSignal(() => untracked(this.today).slice(0, 7));
  protected readonly day = signal<string | undefined>(undefined);
  protected readonly reason = signal('');
  protected readonly months = computed(() => monthsAround(this.today()));
  /** A day alone is meant in the month in which this tier acts. */
  protected readonly monthOfDay = computed(() => (this.tier() === 'CELL' ? this.month() : addMonths(this.month(), 1)));
  protected readonly replaces = computed(() => {
    const before = this.view().exceptions.find((each) => each.tier === this.tier() && each.month === this.month());
    return before?.whyNot ?? (before && `Thay cho hạn riêng đang có: ${formatDate(before.day)}.`);
  });
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async send(): Promise<void> {
    const [day, reason] = [this.day(), this.reason().trim()];
    if (!this.act.check(this.wrong(day, reason)) || !day) return this.toFirstError();
    const body = { tier: this.tier(), month: this.month(), day, reason };
    const done = await this.act.run(async () => {
      this.stored.emit({ view: await this.client.addException(this.view().organizationId, body), body });
    });
    if (!done) this.toFirstError();
  }

  private wrong(day: string | undefined, reason: string): Record<string, string> {
    const outside = day && whyNotException(this.month(), day);
    return {
      ...(day ? {} : { day: 'đồng chí ghi ngày, ví dụ 20/04/2026.' }),
      ...(outside ? { day: outside } : {}),
      ...(reason ? {} : { reason: 'đồng chí ghi lý do.' }),
    };
  }
}
