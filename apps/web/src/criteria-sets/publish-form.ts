import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { CriteriaSetView, PublicationPreview, PublishCriteriaSetBody } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import type { Chosen } from '../organizations/organization-picker';
import { OrganizationPicker } from '../organizations/organization-picker';
import { Act } from '../shell/act';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { DayField } from '../ui/day-field';
import { firstError } from '../ui/first-error';
import { Note } from '../ui/note';
import { CriteriaSetsClient } from './criteria-sets-client';
import { TouchedList } from './touched-list';

/** Owner and days of a draft; once published its content never changes. */
@Component({
  selector: 'chibo-publish-form',
  imports: [DayField, Note, OrganizationPicker, TouchedList],
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
          only="COMMITTEES"
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
        @if (touched(); as preview) {
          <chibo-note [attention]="true" heading="Có phiếu đang lập bị ảnh hưởng" role="alert">
            <chibo-touched-list [preview]="preview" />
          </chibo-note>
        }
        <div class="row">
          <button class="button official" [disabled]="act.busy() || !!why()">
            {{ act.busy() ? 'Đang ban hành…' : label() }}
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
  private readonly session = inject(Session);
  readonly view = input.required<CriteriaSetView>();
  /** Typed and not saved yet. */
  readonly dirty = input(false);
  readonly published = output<CriteriaSetView>();

  protected readonly act = new Act();
  private readonly toFirstError = firstError();
  protected readonly chosen = signal<Chosen | undefined>(undefined);
  protected readonly from = signal<string | undefined>(undefined);
  protected readonly to = signal<string | undefined>(undefined);
  /** Shown for just this owner and these days: another wish is looked at anew. */
  protected readonly touched = linkedSignal<unknown, PublicationPreview | undefined>({
    source: () => [this.view(), this.owner(), this.from(), this.to()],
    computation: () => undefined,
  });
  protected readonly label = computed(() => {
    const [count, publish] = [this.touched()?.count, `Ban hành phiên bản ${this.view().version}`];
    return count ? `${publish}, đổi bộ tiêu chí của ${count} phiếu` : publish;
  });
  protected readonly month = computed(() => this.session.today().slice(0, 7));
  /** The only desk there is needs no choosing; a new version stays with its owner unless another is chosen. */
  protected readonly owner = computed(() => this.chosen() ?? ownerOf(this.view()));
  protected readonly why = computed(() => {
    if (this.dirty()) return 'Đồng chí lưu bản nháp trước.';
    return this.view().errors.length > 0 ? 'Bản nháp còn chỗ cần sửa.' : undefined;
  });

  protected async publish(): Promise<void> {
    const [ownerId, validFrom, validTo] = [this.owner()?.id, this.from(), this.to()];
    if (!this.act.check(missing(ownerId, validFrom, validTo)) || !ownerId || !validFrom) return this.toFirstError();
    const id = this.view().versionId ?? '';
    const body = { ownerId, validFrom, validTo: validTo ?? null };
    const done = await this.act.run(() => this.lookThenPublish(id, body));
    if (!done) this.toFirstError();
  }

  /** What reaches back is looked at first; what was looked at is published, unless there are other cards by now. */
  private async lookThenPublish(id: string, body: PublishCriteriaSetBody): Promise<void> {
    const seen = this.touched();
    if (!seen && body.validFrom.slice(0, 7) <= this.month()) {
      const preview = await this.client.preview(id, body);
      if (preview.count > 0) return this.touched.set(preview);
    }
    try {
      this.published.emit(await this.client.publish(id, seen ? { ...body, touched: seen.count } : body));
    } catch (error) {
      if (isTouched(error)) this.touched.set(await this.client.preview(id, body));
      throw error;
    }
  }
}

function ownerOf({ ownerId: id, ownerName: name = '' }: CriteriaSetView): Chosen | undefined {
  return id ? { id, name } : undefined;
}

function isTouched(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'CARDS_TOUCHED';
}

function missing(ownerId?: string, from?: string, to?: string): Record<string, string> {
  return {
    ...(ownerId ? {} : { ownerId: 'đồng chí chọn cấp ủy ban hành.' }),
    ...(from ? {} : { validFrom: 'đồng chí ghi ngày bắt đầu có hiệu lực.' }),
    ...(from && to && to <= from ? { validTo: `ngày này phải sau ngày ${formatDate(from)}.` } : {}),
  };
}
