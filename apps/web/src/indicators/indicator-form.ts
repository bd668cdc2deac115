import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { ChangeIndicatorBody, IndicatorItem, IndicatorView } from '@chibo/contracts';
import {
  formatAmount,
  INDICATOR_ENTRANT_LABEL,
  INDICATOR_ENTRANTS,
  INDICATOR_PERIOD_LABEL,
  INDICATOR_PERIODS,
  INDICATOR_SUM_LABEL,
  INDICATOR_SUMS,
  indicatorPeriodOf,
  TARGET_AIM_SIGN,
  TARGET_AIMS,
  typedAmount,
} from '@chibo/domain';
import { Act } from '../shell/act';
import { Control } from '../ui/control';
import { Field, toMend } from '../ui/field';
import { firstError } from '../ui/first-error';
import { FormFoot } from '../ui/form-foot';
import { TextControl } from '../ui/text-control';
import { Tick } from '../ui/tick';
import { IndicatorsClient } from './indicators-client';

type Target = IndicatorItem['targets'][number];
/** A target as it is typed. */
type TypedTarget = Omit<Target, 'value' | 'decimals'> & { value: string; decimals: number };

const NEW: IndicatorItem = {
  name: '',
  section: '',
  unit: '',
  period: 'YEAR',
  sum: 'SUM',
  entrant: 'GRASSROOTS',
  decimals: 1,
  targets: [],
};

/** An indicator of one's own, or another one's words, targets and whether it is used. */
@Component({
  selector: 'chibo-indicator-form',
  imports: [Control, Field, FormFoot, TextControl, Tick],
  templateUrl: './indicator-form.html',
  styleUrl: './entry-page.css',
})
export class IndicatorForm {
  private readonly client = inject(IndicatorsClient);
  private readonly toFirstError = firstError();
  readonly organizationId = input.required<string>();
  readonly indicator = input<IndicatorView>();
  readonly stored = output<string>();
  readonly cancelled = output();

  protected readonly act = new Act();
  protected readonly toMend = toMend;
  protected readonly periods = INDICATOR_PERIODS.map((value) => ({ value, label: INDICATOR_PERIOD_LABEL[value] }));
  protected readonly sums = INDICATOR_SUMS.map((value) => ({ value, label: INDICATOR_SUM_LABEL[value] }));
  protected readonly entrants = INDICATOR_ENTRANTS.map((value) => ({ value, label: INDICATOR_ENTRANT_LABEL[value] }));
  protected readonly aims = TARGET_AIMS.map((value) => ({ value, label: TARGET_AIM_SIGN[value] }));
  protected readonly fields = linkedSignal<IndicatorItem>(() => this.indicator() ?? NEW);
  protected readonly targets = linkedSignal<TypedTarget[]>(() =>
    (this.indicator()?.targets ?? []).map((target) => ({ ...target, value: formatAmount(target.value) })),
  );
  protected readonly retired = linkedSignal(() => this.indicator()?.retired ?? false);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected put(change: Partial<IndicatorItem>): void {
    this.fields.update((fields) => ({ ...fields, ...change }));
  }

  protected putTarget(at: number, change: Partial<TypedTarget>): void {
    this.targets.update((all) => all.map((target, each) => (each === at ? { ...target, ...change } : target)));
  }

  protected addTarget(): void {
    this.targets.update((all) => [...all, { period: '', aim: 'AT_LEAST', value: '', label: '', decimals: 1 }]);
  }

  protected dropTarget(at: number): void {
    this.targets.update((all) => all.filter((_, each) => each !== at));
  }

  protected async send(): Promise<void> {
    if (!this.act.check(this.wrong())) return this.toFirstError();
    const done = await this.act.run(async () => {
      const body = this.body();
      const known = this.indicator();
      if (known) await this.client.change(known, { ...body, retired: this.retired() });
      else await this.client.create(this.organizationId(), [body]);
      this.stored.emit(body.name);
    });
    if (!done) this.toFirstError();
  }

  private wrong(): Record<string, string> {
    const { name, section, unit, sum, partName, wholeName } = this.fields();
    const isWrong = ({ period, value, label }: TypedTarget): boolean =>
      !indicatorPeriodOf(period) || typedAmount(value).value === undefined || !label.trim();
    return {
      ...(name.trim() ? {} : { name: 'đồng chí ghi tên chỉ tiêu.' }),
      ...(section.trim() ? {} : { section: 'đồng chí ghi nhóm, ví dụ Xây dựng Đảng.' }),
      ...(unit.trim() ? {} : { unit: 'đồng chí ghi đơn vị tính, ví dụ đảng viên.' }),
      ...(sum !== 'SHARE' || (partName?.trim() && wholeName?.trim())
        ? {}
        : { partName: 'tỷ lệ cần tên của cả hai số.' }),
      ...(this.targets().some(isWrong)
        ? { targets: 'mỗi mức cần đạt có kỳ (2026, 2025-2030), số và tên, ví dụ kế hoạch năm.' }
        : {}),
    };
  }

  private body(): ChangeIndicatorBody {
    const { name, section, unit, period, sum, entrant, partName, wholeName, decimals } = this.fields();
    const isShare = sum === 'SHARE';
    return {
      ...{ name: name.trim(), section: section.trim(), unit: unit.trim(), period, sum, entrant, decimals },
      partName: isShare ? partName : null,
      wholeName: isShare ? wholeName : null,
      targets: this.targets().map(({ value, ...target }) => ({ ...target, value: typedAmount(value).value ?? 0 })),
    };
  }
}
