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
import type { CommendationRow } from '@chibo/contracts';
import type { CommendationForm as Form, CommendationKind } from '@chibo/domain';
import {
  COMMENDATION_FORM_LABEL,
  COMMENDATION_FORMS,
  COMMENDATION_KIND_LABEL,
  COMMENDATION_KINDS,
  monthOf,
} from '@chibo/domain';
import type { Chosen } from '../organizations/organization-picker';
import { OrganizationPicker } from '../organizations/organization-picker';
import { Act } from '../shell/act';
import { Choice } from '../ui/choice';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { NumberField } from '../ui/number-field';
import { TextControl } from '../ui/text-control';
import { CommendationsClient } from './commendations-client';

/** Writes one commendation, new or mended. */
@Component({
  selector: 'chibo-commendation-form',
  imports: [Choice, Control, DayField, Field, FormFoot, NumberField, OrganizationPicker, TextControl],
  templateUrl: './commendation-form.html',
})
export class CommendationForm {
  private readonly client = inject(CommendationsClient);
  private readonly toFirstError = firstError();
  readonly committee = input.required<{ id: string; name: string }>();
  readonly year = input.required<number>();
  readonly today = input.required<string>();
  /** The row that is mended; absent: a new one. */
  readonly row = input<CommendationRow>();
  readonly stored = output<string>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly kinds = COMMENDATION_KINDS.map((value) => ({ value, text: COMMENDATION_KIND_LABEL[value] }));
  protected readonly forms = COMMENDATION_FORMS;
  protected readonly formLabel = COMMENDATION_FORM_LABEL;
  private readonly id = computed(() => this.row()?.id);
  /** What is typed stays when the list is read anew meanwhile. */
  private readonly of = <T>(part: (row: CommendationRow | undefined) => T) =>
    linkedSignal<string | undefined, T>({ source: this.id, computation: () => part(untracked(this.row)) });
  protected readonly kind = this.of<CommendationKind | undefined>((row) => row?.kind);
  protected readonly form = this.of<Form>((row) => row?.form ?? 'CERTIFICATE');
  protected readonly place = this.of<Chosen | undefined>(
    (row) => row && { id: row.organizationId, name: row.organizationName },
  );
  protected readonly recipient = this.of((row) => row?.recipient ?? '');
  protected readonly count = this.of<number | undefined>((row) => row?.count ?? 1);
  protected readonly forWhat = this.of((row) => row?.forWhat ?? '');
  protected readonly number = this.of((row) => row?.decisionNumber ?? '');
  protected readonly day = this.of<string | undefined>((row) => row?.decidedOn);
  protected readonly month = computed(() => monthOf(this.today()));
  private readonly top = viewChild.required<ElementRef<HTMLElement>>('top');

  constructor() {
    afterNextRender(() => this.top().nativeElement.focus());
  }

  protected choose(value: string | number): void {
    this.kind.set(value as CommendationKind);
  }

  protected async send(): Promise<void> {
    const [kind, place, count, day, row] = [this.kind(), this.place(), this.count(), this.day(), this.row()];
    if (!this.act.check(this.wrong()) || !kind || !place || count === undefined || !day) return this.toFirstError();
    const body = {
      ...{ committeeId: this.committee().id, organizationId: place.id, year: row?.year ?? this.year() },
      ...{ kind, form: this.form(), recipient: this.recipient().trim(), count },
      ...{ forWhat: this.forWhat().trim(), decisionNumber: this.number().trim(), decidedOn: day },
    };
    const done = await this.act.run(async () => {
      await (row ? this.client.change(row, body) : this.client.add(body));
      this.stored.emit(row ? 'Đã ghi sửa đổi.' : 'Đã thêm khen thưởng.');
    });
    if (!done) this.toFirstError();
  }

  private wrong(): Record<string, string> {
    const missing: [string, unknown, string][] = [
      ['kind', this.kind(), 'đồng chí chọn tập thể hoặc cá nhân.'],
      ['organizationId', this.place(), 'đồng chí chọn tổ chức đảng.'],
      ['count', this.count(), 'đồng chí ghi số lượng.'],
      ['forWhat', this.forWhat().trim(), 'đồng chí ghi thành tích được khen.'],
      ['decisionNumber', this.number().trim(), 'đồng chí ghi số quyết định.'],
      ['decidedOn', this.day(), 'đồng chí ghi ngày quyết định, ví dụ 26/12/2026.'],
    ];
    return Object.fromEntries(missing.filter(([, value]) => !value).map(([field, , words]) => [field, words]));
  }
}
