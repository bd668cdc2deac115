import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { CeilingView } from '@chibo/contracts';
import type { CeilingBase, CeilingRounding } from '@chibo/domain';
import { CEILING_BASE_LABEL, CEILING_BASES, CEILING_ROUNDING_LABEL, CEILING_ROUNDINGS } from '@chibo/domain';
import { Act } from '../shell/act';
import { capital } from '../ui/capital';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { NumberField } from '../ui/number-field';
import { Tick } from '../ui/tick';
import { ClassificationsClient } from './classifications-client';

/** How a committee counts the ceiling of the highest class. */
@Component({
  selector: 'chibo-ceiling-form',
  imports: [FormFoot, NumberField, Tick],
  templateUrl: './ceiling-form.html',
})
export class CeilingForm {
  private readonly client = inject(ClassificationsClient);
  private readonly toFirstError = firstError();
  readonly ceiling = input.required<CeilingView>();
  readonly stored = output<string>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly capital = capital;
  protected readonly bases = CEILING_BASES;
  protected readonly baseLabel = CEILING_BASE_LABEL;
  protected readonly roundings = CEILING_ROUNDINGS;
  protected readonly roundingLabel = CEILING_ROUNDING_LABEL;
  protected readonly percent = linkedSignal(() => this.ceiling().rule?.percent);
  protected readonly base = linkedSignal<CeilingBase>(() => this.ceiling().rule?.base ?? 'AT_LEAST_WELL_DONE');
  protected readonly rounding = linkedSignal<CeilingRounding>(() => this.ceiling().rule?.rounding ?? 'DOWN');
  protected readonly newMonths = linkedSignal<number | undefined>(() => this.ceiling().rule?.newMonths ?? 0);
  protected readonly byKind = linkedSignal(() => this.ceiling().rule?.byKind ?? false);
  private readonly top = viewChild.required<ElementRef<HTMLElement>>('top');

  constructor() {
    afterNextRender(() => this.top().nativeElement.focus());
  }

  protected async send(): Promise<void> {
    const [percent, newMonths] = [this.percent(), this.newMonths()];
    const wrong = newMonths === undefined ? { newMonths: 'đồng chí ghi số tháng, tính mọi tổ chức thì ghi 0.' } : {};
    if (!this.act.check(wrong) || newMonths === undefined) return this.toFirstError();
    const done = await this.act.run(async () => {
      await this.client.setCeiling({
        organizationId: this.ceiling().organizationId,
        percent: percent ?? null,
        ...{ base: this.base(), rounding: this.rounding(), newMonths, byKind: this.byKind() },
      });
      this.stored.emit(percent === undefined ? 'Đã bỏ mức trần.' : 'Đã ghi mức trần.');
    });
    if (!done) this.toFirstError();
  }
}
