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
import type { GroupingView, RegroupBody, RegroupPreview } from '@chibo/contracts';
import { formatDate, NO_GROUP } from '@chibo/domain';
import { Act } from '../shell/act';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field, toMend } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { GroupingsClient } from './groupings-client';

/** Puts the ticked organisations into a group: first what that would change, then the act. */
@Component({
  selector: 'chibo-regroup-form',
  imports: [Control, DayField, Field, FormFoot],
  templateUrl: './regroup-form.html',
  styles: `
    .seen {
      max-height: 20rem;
      overflow-y: auto;
    }

    .block {
      display: block;
    }
  `,
})
export class RegroupForm {
  private readonly client = inject(GroupingsClient);
  private readonly today = inject(Session).today;
  private readonly toFirstError = firstError();
  readonly grouping = input.required<GroupingView>();
  readonly organizationIds = input.required<readonly string[]>();
  readonly stored = output<{ grouping: GroupingView; said: string }>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly toMend = toMend;
  protected readonly date = formatDate;
  protected readonly none = NO_GROUP;
  protected readonly groupId = signal('');
  protected readonly from = linkedSignal<string | undefined>(() => untracked(this.today));
  protected readonly until = signal<string | undefined>(undefined);
  protected readonly month = computed(() => this.today().slice(0, 7));
  /** Of the choice as it stands; another choice asks anew. */
  protected readonly preview = linkedSignal<readonly string[], RegroupPreview | undefined>({
    source: () => this.organizationIds(),
    computation: () => undefined,
  });
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected choose(groupId: string): void {
    this.groupId.set(groupId);
    this.preview.set(undefined);
  }

  protected async next(): Promise<void> {
    const [from, until] = [this.from(), this.until()];
    const wrong = {
      ...(this.groupId() ? {} : { groupId: 'đồng chí chọn nhóm.' }),
      ...(from ? {} : { from: 'đồng chí ghi ngày, ví dụ 01/01/2026.' }),
      ...(from && until && until < from ? { until: 'ngày kết thúc trước ngày bắt đầu.' } : {}),
    };
    if (!this.act.check(wrong) || !from) return this.toFirstError();
    const done = await this.act.run(() => this.go(this.body(from)));
    if (!done) this.toFirstError();
  }

  private async go(body: RegroupBody): Promise<void> {
    const seen = this.preview();
    if (!seen) {
      this.preview.set(await this.client.preview(this.grouping().id, body));
      return;
    }
    const grouping = await this.client.regroup(this.grouping(), body);
    const changed = seen.organizations.length - seen.unchanged;
    this.stored.emit({ grouping, said: `Đã xếp nhóm cho ${changed} tổ chức từ ngày ${formatDate(body.from)}.` });
  }

  private body(from: string): RegroupBody {
    const groupId = this.groupId() === NO_GROUP ? null : this.groupId();
    return { organizationIds: [...this.organizationIds()], groupId, from, until: this.until() ?? null };
  }
}
