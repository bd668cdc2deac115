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
import type { VisitMemberItem, VisitView } from '@chibo/contracts';
import { monthOf } from '@chibo/domain';
import { Act } from '../shell/act';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { DayField } from '../ui/day-field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { MembersField } from './members-field';
import { OpenVisit } from './open-visit';
import { membersErrorOf, wrongDay, wrongMembers } from './visit-form';
import { VisitsClient } from './visits-client';

/** Another day while a visit is planned, other members until a score is given. */
@Component({
  selector: 'chibo-visit-change',
  imports: [DayField, FormFoot, MembersField, ReadingWords],
  template: `
    <form class="sunk-box stack" novalidate aria-labelledby="change-heading" (submit)="$event.preventDefault(); send()">
      <h2 #heading id="change-heading" tabindex="-1">{{ planned() ? 'Đổi ngày, thành viên' : 'Đổi thành viên' }}</h2>
      @if (planned()) {
        <chibo-day
          name="change-day"
          label="Ngày dự kiến (ngày/tháng)"
          [month]="month()"
          [value]="day()"
          [error]="act.errors()['plannedOn']"
          (changed)="day.set($event)"
        />
      }
      <chibo-reading [of]="plan" failed="Chưa mở được danh sách cán bộ" />
      <chibo-members
        [officers]="officers()"
        [members]="before().members"
        [error]="membersError()"
        (changed)="members.set($event)"
      />
      <chibo-form-foot [act]="act" does="Ghi" (cancelled)="closed.emit()" />
    </form>
  `,
})
export class ChangeForm {
  private readonly client = inject(VisitsClient);
  private readonly open = inject(OpenVisit);
  private readonly toFirstError = firstError();
  readonly visit = input.required<VisitView>();
  readonly closed = output();
  readonly stored = output<string>();

  protected readonly act = new Act();
  protected readonly plan = reading({
    question: () => ({ committeeId: this.visit().committee.id, quarter: this.visit().quarter }),
    read: ({ committeeId, quarter }) => this.client.list(committeeId, quarter),
  });
  protected readonly officers = computed(() => this.plan.value()?.officers ?? []);
  protected readonly planned = computed(() => this.visit().state === 'PLANNED');
  private readonly id = computed(() => this.visit().id);
  /** As it stood when the form was opened: what is written stays when the visit is changed elsewhere meanwhile. */
  protected readonly before = linkedSignal({ source: this.id, computation: () => untracked(this.visit) });
  protected readonly day = linkedSignal<string | undefined>(() => this.before().plannedOn);
  protected readonly month = computed(() => monthOf(this.visit().plannedOn));
  protected readonly members = linkedSignal<VisitMemberItem[]>(() => this.before().members);
  protected readonly membersError = computed(() => membersErrorOf(this.act.errors()));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async send(): Promise<void> {
    const [plannedOn, members] = [this.day(), this.members()];
    const errors = { ...wrongDay(this.visit().quarter, plannedOn), ...wrongMembers(members) };
    if (!this.act.check(errors)) return this.toFirstError();
    const done = await this.act.run(() => this.open.act((visit) => this.client.change(visit, { plannedOn, members })));
    if (done) this.stored.emit('Đã ghi thay đổi.');
    else this.toFirstError();
  }
}
