import type { ElementRef } from '@angular/core';
import {
  Component,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { VisitView } from '@chibo/contracts';
import { formatDate, whyNotDone } from '@chibo/domain';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { OpenVisit } from './open-visit';
import { monthWithin } from './visit-form';
import { VisitsClient } from './visits-client';

/** What came of a visit: the day it took place, or why it did not. */
@Component({
  selector: 'chibo-visit-outcome',
  imports: [Control, DayField, Field, FormFoot, TextControl],
  template: `
    <form
      class="sunk-box stack"
      novalidate
      aria-labelledby="outcome-heading"
      (submit)="$event.preventDefault(); send()"
    >
      <h2 #heading id="outcome-heading" tabindex="-1">{{ missed() ? 'Ghi không dự' : 'Ghi đã dự' }}</h2>
      @if (missed()) {
        <chibo-field
          for="missed-reason"
          label="Lý do không dự"
          hint="Ví dụ: chi bộ đổi ngày họp, tổ công tác bận việc đột xuất."
          [error]="act.errors()['reason']"
        >
          <textarea chiboControl class="input" maxlength="500" [(chiboText)]="reason"></textarea>
        </chibo-field>
      } @else {
        <chibo-day
          name="done-day"
          label="Ngày đã dự (ngày/tháng)"
          [month]="month()"
          [value]="day()"
          [error]="act.errors()['doneOn']"
          (changed)="day.set($event)"
        />
      }
      <chibo-form-foot [act]="act" does="Ghi" (cancelled)="closed.emit()" />
    </form>
  `,
})
export class OutcomeForm {
  private readonly client = inject(VisitsClient);
  private readonly open = inject(OpenVisit);
  private readonly toFirstError = firstError();
  readonly visit = input.required<VisitView>();
  readonly missed = input(false);
  readonly today = input.required<string>();
  readonly closed = output();
  readonly stored = output<string>();

  protected readonly act = new Act();
  private readonly id = computed(() => this.visit().id);
  /** What is typed stays when the visit is changed elsewhere meanwhile. */
  protected readonly day = linkedSignal({ source: this.id, computation: () => untracked(this.visit).doneOn });
  protected readonly reason = linkedSignal({ source: this.id, computation: () => untracked(this.visit).reason ?? '' });
  protected readonly month = computed(() => monthWithin(this.visit().quarter, this.today()));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async send(): Promise<void> {
    const [day, reason] = [this.day(), this.reason().trim()];
    if (!this.act.check(this.missed() ? wrongReason(reason) : this.wrongDay(day))) return this.toFirstError();
    const done = await this.act.run(() =>
      this.open.act((visit) =>
        this.missed() ? this.client.missed(visit, reason) : this.client.done(visit, day ?? ''),
      ),
    );
    if (!done) return this.toFirstError();
    this.stored.emit(this.missed() ? 'Đã ghi không dự.' : `Đã ghi dự ngày ${formatDate(day ?? '')}.`);
  }

  private wrongDay(day: string | undefined): { doneOn?: string } {
    const why = day
      ? whyNotDone(this.visit().quarter, day, this.today())
      : 'đồng chí ghi ngày đã dự, ví dụ 20/04/2026.';
    return why ? { doneOn: why } : {};
  }
}

function wrongReason(reason: string): { reason?: string } {
  return reason ? {} : { reason: 'đồng chí ghi lý do không dự.' };
}
