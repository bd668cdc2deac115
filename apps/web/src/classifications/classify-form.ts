import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { ClassificationRow, ClassificationsView } from '@chibo/contracts';
import type { AnnualAct, AnnualChoice } from '@chibo/domain';
import { ANNUAL_CLASS_LABEL, ANNUAL_CLASSES, monthOf } from '@chibo/domain';
import { Act } from '../shell/act';
import { Choice } from '../ui/choice';
import { Control } from '../ui/control';
import { DayField } from '../ui/day-field';
import { Field } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { ClassificationsClient } from './classifications-client';
import { previewOf } from './preview';

const HEADINGS: Readonly<Record<AnnualAct, string>> = {
  PROPOSE: 'Đề xuất xếp loại',
  DECIDE: 'Quyết định xếp loại',
  UNDO: 'Rút quyết định xếp loại',
};

/** Rows that are left alone are named; beyond so many they are counted. */
const MOST_NAMED = 8;

/** One act on the chosen rows, with what it will do shown before it is done. */
@Component({
  selector: 'chibo-classify-form',
  imports: [Choice, Control, DayField, Field, FormFoot, Note, TextControl],
  templateUrl: './classify-form.html',
})
export class ClassifyForm {
  private readonly client = inject(ClassificationsClient);
  private readonly toFirstError = firstError();
  readonly view = input.required<ClassificationsView>();
  readonly rows = input.required<readonly ClassificationRow[]>();
  readonly does = input.required<AnnualAct>();
  readonly today = input.required<string>();
  readonly stored = output<string>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly choice = signal<AnnualChoice | undefined>(undefined);
  protected readonly ground = signal('');
  protected readonly number = signal('');
  protected readonly day = signal<string | undefined>(undefined);
  protected readonly heading = computed(() => HEADINGS[this.does()]);
  protected readonly month = computed(() => monthOf(this.today()));
  protected readonly options = computed(() => [
    { value: 'AS_BEFORE', text: this.does() === 'DECIDE' ? 'Theo đề xuất của từng tổ chức' : 'Theo tự xếp loại' },
    ...ANNUAL_CLASSES.map((value) => ({ value, text: ANNUAL_CLASS_LABEL[value] })),
  ]);
  protected readonly preview = computed(() =>
    previewOf(this.rows(), { act: this.does(), choice: this.choice() }, this.view()),
  );
  protected readonly left = computed(() => {
    const { left } = this.preview();
    const more = left.length - MOST_NAMED;
    return more > 0 ? [...left.slice(0, MOST_NAMED), `và ${more} tổ chức khác`] : left;
  });
  private readonly top = viewChild.required<ElementRef<HTMLElement>>('top');

  constructor() {
    afterNextRender(() => this.top().nativeElement.focus());
  }

  protected choose(value: string | number): void {
    this.choice.set(value as AnnualChoice);
  }

  protected async send(): Promise<void> {
    const [act, { rows }] = [this.does(), this.preview()];
    if (!this.act.check(this.wrong())) return this.toFirstError();
    const { organization, year } = this.view();
    const done = await this.act.run(async () => {
      await this.client.classify({
        ...{ organizationId: organization.id, year, act, ground: this.ground().trim() },
        items: rows.map(({ organizationId, version }) => ({ organizationId, version })),
        ...(act === 'UNDO' ? {} : { choice: this.choice() }),
        ...(act === 'DECIDE' ? { decisionNumber: this.number().trim(), decidedOn: this.day() } : {}),
      });
      this.stored.emit(`${HEADINGS[act]}: đã ghi ${rows.length} tổ chức.`);
    });
    if (!done) this.toFirstError();
  }

  private wrong(): Record<string, string> {
    const act = this.does();
    const errors: Record<string, string> = {};
    if (act !== 'UNDO' && !this.choice()) errors['choice'] = 'đồng chí chọn mức xếp loại.';
    else if (this.preview().rows.length === 0) errors['choice'] = 'không tổ chức nào đã chọn thay đổi theo mức này.';
    if (act === 'UNDO' && !this.ground().trim()) errors['ground'] = 'đồng chí ghi lý do rút quyết định.';
    if (act === 'DECIDE' && !this.number().trim()) errors['decisionNumber'] = 'đồng chí ghi số quyết định.';
    if (act === 'DECIDE' && !this.day()) errors['decidedOn'] = 'đồng chí ghi ngày quyết định, ví dụ 28/12/2026.';
    return errors;
  }
}
