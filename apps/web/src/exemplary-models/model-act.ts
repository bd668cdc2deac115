import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { ExemplaryModelRow } from '@chibo/contracts';
import type { RemarkKind } from '@chibo/domain';
import { MOST_OPEN_DAYS, monthOf, REMARK_KIND_LABEL, REMARK_KINDS } from '@chibo/domain';
import { Act } from '../shell/act';
import { Choice } from '../ui/choice';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { NumberField } from '../ui/number-field';
import { TextControl } from '../ui/text-control';
import { ExemplaryModelsClient } from './exemplary-models-client';

export type ModelAct = 'OPEN' | 'REMARK' | 'DECIDE';

const DOES: Readonly<Record<ModelAct, string>> = { OPEN: 'Công khai', REMARK: 'Gửi ý kiến', DECIDE: 'Ghi quyết định' };

/** One act on one model: put it before all, say something of it, decide it. */
@Component({
  selector: 'chibo-model-act',
  imports: [Choice, Control, DayField, Field, FormFoot, NumberField, TextControl],
  templateUrl: './model-act.html',
})
export class ModelActForm {
  private readonly client = inject(ExemplaryModelsClient);
  private readonly toFirstError = firstError();
  readonly row = input.required<ExemplaryModelRow>();
  readonly does = input.required<ModelAct>();
  readonly organizationId = input.required<string>();
  readonly today = input.required<string>();
  readonly stored = output<string>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly name = computed(() => DOES[this.does()]);
  protected readonly mostDays = MOST_OPEN_DAYS;
  protected readonly month = computed(() => monthOf(this.today()));
  protected readonly kinds = REMARK_KINDS.map((value) => ({ value, text: REMARK_KIND_LABEL[value] }));
  protected readonly decisions = [
    { value: 'YES', text: 'Công nhận' },
    { value: 'NO', text: 'Không công nhận' },
  ];
  protected readonly days = signal<number | undefined>(10);
  protected readonly choice = signal<string | undefined>(undefined);
  protected readonly words = signal('');
  protected readonly number = signal('');
  protected readonly day = signal<string | undefined>(undefined);

  protected choose(value: string | number): void {
    this.choice.set(String(value));
  }

  protected async send(): Promise<void> {
    if (!this.act.check(this.wrong())) return this.toFirstError();
    const done = await this.act.run(async () => {
      await this.asked();
      this.stored.emit(`${DOES[this.does()]}: đã ghi.`);
    });
    if (!done) this.toFirstError();
  }

  private asked(): Promise<unknown> {
    const row = this.row();
    if (this.does() === 'OPEN') return this.client.open(row, this.days() ?? 0);
    if (this.does() === 'REMARK') {
      const [kind, words] = [this.choice() as RemarkKind, this.words().trim()];
      return this.client.remark(row, { organizationId: this.organizationId(), kind, words });
    }
    const [recognised, decisionNumber] = [this.choice() === 'YES', this.number().trim()];
    return this.client.decide(row, { recognised, decisionNumber, decidedOn: this.day() ?? '' });
  }

  private wrong(): Record<string, string> {
    const does = this.does();
    const missing: [ModelAct[], string, unknown, string][] = [
      [['OPEN'], 'days', this.days(), `đồng chí ghi số ngày, từ 1 đến ${MOST_OPEN_DAYS}.`],
      [['REMARK', 'DECIDE'], 'choice', this.choice(), 'đồng chí chọn một ý.'],
      [['REMARK'], 'words', this.words().trim(), 'đồng chí ghi nội dung ý kiến.'],
      [['DECIDE'], 'decisionNumber', this.number().trim(), 'đồng chí ghi số quyết định.'],
      [['DECIDE'], 'decidedOn', this.day(), 'đồng chí ghi ngày quyết định.'],
    ];
    return Object.fromEntries(
      missing.filter(([of, , value]) => of.includes(does) && !value).map(([, field, , words]) => [field, words]),
    );
  }
}
