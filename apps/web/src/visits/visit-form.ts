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
  viewChild,
} from '@angular/core';
import type { VisitMemberItem, VisitProposalView, VisitsView, VisitView } from '@chibo/contracts';
import { formatQuarter, monthOf, quarterOf, firstMonthOf, whyNotPlanned } from '@chibo/domain';
import type { Chosen } from '../organizations/organization-picker';
import { OrganizationPicker } from '../organizations/organization-picker';
import { Act } from '../shell/act';
import { DayField } from '../ui/day-field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { MembersField } from './members-field';
import { VisitsClient } from './visits-client';

/** Where somebody could go. */
export type ProposedPlace = Pick<VisitProposalView, 'organizationId' | 'name'>;

/** Plans one visit: where, which day, who. */
@Component({
  selector: 'chibo-visit-form',
  imports: [DayField, FormFoot, MembersField, OrganizationPicker],
  templateUrl: './visit-form.html',
})
export class VisitForm {
  private readonly client = inject(VisitsClient);
  private readonly toFirstError = firstError();
  readonly plan = input.required<VisitsView>();
  readonly today = input.required<string>();
  /** Proposed: already chosen. */
  readonly proposed = input<ProposedPlace>();
  readonly planned = output<VisitView>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly place = linkedSignal(() => placeOf(this.proposed()));
  protected readonly day = signal<string | undefined>(undefined);
  protected readonly members = signal<VisitMemberItem[]>([]);
  protected readonly quarter = computed(() => formatQuarter(this.plan().quarter));
  protected readonly membersError = computed(() => membersErrorOf(this.act.errors()));
  /** A day alone is meant in this month, or in the quarter's first. */
  protected readonly month = computed(() => monthWithin(this.plan().quarter, this.today()));
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected async send(): Promise<void> {
    const [organizationId, plannedOn, members] = [this.place()?.id, this.day(), this.members()];
    const { organization, quarter } = this.plan();
    const errors = {
      ...(organizationId ? {} : { organizationId: 'đồng chí chọn nơi đến dự.' }),
      ...wrongDay(quarter, plannedOn),
      ...wrongMembers(members),
    };
    if (!this.act.check(errors) || !organizationId || !plannedOn) return this.toFirstError();
    const body = { committeeId: organization.id, organizationId, quarter, plannedOn, members };
    const done = await this.act.run(async () => this.planned.emit(await this.client.plan(body)));
    if (!done) this.toFirstError();
  }
}

function placeOf(proposal: ProposedPlace | undefined): Chosen | undefined {
  return proposal && { id: proposal.organizationId, name: proposal.name };
}

/** What is wrong with a planned day before the server is asked. */
export function wrongDay(quarter: string, day: string | undefined): { plannedOn?: string } {
  const why = day ? whyNotPlanned(quarter, day) : 'đồng chí ghi ngày dự kiến, ví dụ 20/04/2026.';
  return why ? { plannedOn: why } : {};
}

export function wrongMembers(members: readonly VisitMemberItem[]): { members?: string } {
  return members.length > 0 ? {} : { members: 'tổ công tác cần ít nhất một thành viên.' };
}

/** The server names the member at fault by position; on the screen the members are one field. */
export function membersErrorOf(errors: Readonly<Partial<Record<string, string>>>): string | undefined {
  const at = Object.keys(errors).find((field) => field === 'members' || field.startsWith('members.'));
  return at && errors[at];
}

export function monthWithin(quarter: string, today: string): string {
  return quarterOf(today) === quarter ? monthOf(today) : firstMonthOf(quarter);
}
