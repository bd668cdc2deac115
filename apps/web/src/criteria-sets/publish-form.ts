import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { CriteriaSetView, OrganizationView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import { RegisterClient } from '../register/register-client';
import { OrganizationPicker } from '../register/organization-picker';
import { Act } from '../shell/act';
import { Session } from '../shell/session';
import { DayField } from '../ui/day-field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { CriteriaSetsClient } from './criteria-sets-client';

/** Owner and days of a draft; once published its content never changes. */
@Component({
  selector: 'chibo-publish-form',
  imports: [DayField, Note, OrganizationPicker],
  template: `
    <section aria-labelledby="publish-heading">
      <h2 class="head" id="publish-heading">Ban hành</h2>
      <form class="sheet stack" novalidate (submit)="$event.preventDefault(); publish()">
        @if (act.failure(); as words) {
          <chibo-note [attention]="true" heading="Chưa ban hành được" role="alert">
            <p>{{ words }}</p>
          </chibo-note>
        }
        <chibo-organization-picker
          name="ownerId"
          label="Cấp ủy ban hành"
          hint="Bộ tiêu chí áp dụng cho mọi chi bộ bên dưới cấp ủy này, trừ nơi cấp ủy gần hơn có bộ riêng."
          [organizations]="owners()"
          [value]="owner()"
          [error]="act.errors()['ownerId']"
          (chosen)="chosen.set($event)"
        />
        <div class="columns">
          <chibo-day
            name="validFrom"
            label="Hiệu lực từ ngày"
            [month]="month()"
            [value]="from()"
            [error]="act.errors()['validFrom']"
            (changed)="from.set($event)"
          />
          <chibo-day
            name="validTo"
            label="Hết hiệu lực từ ngày"
            hint="Bỏ trống nếu áp dụng đến khi có bản thay thế."
            [month]="month()"
            [value]="to()"
            [error]="act.errors()['validTo']"
            (changed)="to.set($event)"
          />
        </div>
        <div class="row">
          <button class="button official" [disabled]="act.busy() || !!why()">
            {{ act.busy() ? 'Đang ban hành…' : 'Ban hành phiên bản ' + view().version }}
          </button>
          @if (why(); as words) {
            <p class="second">{{ words }}</p>
          }
        </div>
      </form>
    </section>
  `,
})
export class PublishForm {
  private readonly client = inject(CriteriaSetsClient);
  private readonly register = inject(RegisterClient);
  private readonly session = inject(Session);
  readonly view = input.required<CriteriaSetView>();
  /** Typed and not saved yet. */
  readonly dirty = input(false);
  readonly published = output<CriteriaSetView>();

  protected readonly act = new Act();
  private readonly toFirstError = firstError();
  protected readonly chosen = signal<string | undefined>(undefined);
  protected readonly from = signal<string | undefined>(undefined);
  protected readonly to = signal<string | undefined>(undefined);
  protected readonly month = computed(() => this.session.today().slice(0, 7));
  private readonly all = signal<OrganizationView[]>([]);
  protected readonly owners = computed(() => this.all().filter(({ isCell }) => !isCell));
  /** The only desk there is needs no choosing; a new version stays with its owner unless another is chosen. */
  protected readonly owner = computed(() => this.chosen() ?? this.view().ownerId);
  protected readonly why = computed(() => {
    if (this.dirty()) return 'Đồng chí lưu bản nháp trước.';
    return this.view().errors.length > 0 ? 'Bản nháp còn chỗ cần sửa.' : undefined;
  });

  constructor() {
    void this.act.run(async () => this.all.set(await this.register.organizations()));
  }

  protected async publish(): Promise<void> {
    const [ownerId, validFrom, validTo] = [this.owner(), this.from(), this.to()];
    if (!this.act.check(missing(ownerId, validFrom, validTo)) || !ownerId || !validFrom) return this.toFirstError();
    const id = this.view().versionId ?? '';
    const body = { ownerId, validFrom, validTo: validTo ?? null };
    const done = await this.act.run(async () => this.published.emit(await this.client.publish(id, body)));
    if (!done) this.toFirstError();
  }
}

function missing(ownerId?: string, from?: string, to?: string): Record<string, string> {
  return {
    ...(ownerId ? {} : { ownerId: 'đồng chí chọn cấp ủy ban hành.' }),
    ...(from ? {} : { validFrom: 'đồng chí ghi ngày bắt đầu có hiệu lực.' }),
    ...(from && to && to <= from ? { validTo: `ngày này phải sau ngày ${formatDate(from)}.` } : {}),
  };
}
