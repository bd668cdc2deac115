import { Component, ElementRef, afterNextRender, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { MeetingPlanView } from '@chibo/contracts';
import type { MeetingPlan } from '@chibo/domain';
import { formatMonth, whyNotMeetingDay } from '@chibo/domain';
import { Act } from '../shell/act';
import { wordsOf } from '../shell/api';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { parseTime } from './clock-time';
import { MeetingPlansClient } from './meeting-plans-client';

/** When and where the branch means to meet, in one line. */
@Component({
  selector: 'chibo-plan-form',
  imports: [Control, DayField, Field, Note, TextControl],
  templateUrl: './plan-form.html',
  styleUrl: './plan-form.css',
})
export class PlanForm {
  private readonly client = inject(MeetingPlansClient);
  private readonly toFirstError = firstError();
  /** What is known of the month the form begins with. */
  readonly view = input.required<MeetingPlanView>();
  readonly months = input.required<readonly string[]>();
  readonly today = input.required<string>();
  readonly stored = output<MeetingPlanView>();
  readonly cancelled = output();

  protected readonly formatMonth = formatMonth;
  protected readonly act = new Act();
  protected readonly month = linkedSignal(() => this.view().month);
  protected readonly day = linkedSignal(() => this.view().plan?.day);
  protected readonly time = linkedSignal(() => this.view().plan?.time ?? '');
  protected readonly place = linkedSignal(() => this.view().plan?.place ?? '');

  /** What is wrong needs the whole width to be read. */
  protected readonly mending = computed(() => Object.keys(this.act.errors()).length > 0);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector<HTMLElement>('#plan-day')?.focus());
  }

  protected shortMonth(month: string): string {
    return formatMonth(month).slice('tháng '.length);
  }

  /** Another month: what is written there already, else the same time and place on a day to be named. */
  protected async look(month: string): Promise<void> {
    this.month.set(month);
    this.day.set(undefined);
    this.act.forget();
    const known = await this.client.plan(this.view().organizationId, month).catch(wordsOf);
    if (month !== this.month()) return;
    if (typeof known === 'string') this.act.failure.set(known);
    else if (known.plan) this.take(known.plan);
  }

  private take({ day, time = '', place }: MeetingPlan): void {
    this.day.set(day);
    this.time.set(time);
    this.place.set(place);
  }

  /** Once typing is over, the time stands as it will be read. */
  protected tidyTime(): void {
    this.time.update((text) => parseTime(text) ?? text);
  }

  protected async send(): Promise<void> {
    const [day, time] = [this.day(), this.time().trim()];
    if (!this.act.check(this.wrong(day, time)) || !day) return this.toFirstError();
    const body = { month: this.month(), day, time: parseTime(time) ?? '', place: this.place().trim() };
    const done = await this.act.run(async () => {
      this.stored.emit(await this.client.write(this.view().organizationId, body));
    });
    if (!done) this.toFirstError();
  }

  private wrong(day: string | undefined, time: string): Record<string, string> {
    const outside = day
      ? whyNotMeetingDay(this.month(), day, this.today())
      : `đồng chí ghi ngày trong ${formatMonth(this.month())}.`;
    return {
      ...(outside ? { day: outside } : {}),
      ...(time && !parseTime(time) ? { time: 'giờ ghi như 7:30 hoặc 7h30.' } : {}),
    };
  }
}
