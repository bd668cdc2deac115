import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IndicatorItem, IndicatorView } from '@chibo/contracts';
import type { IndicatorTemplate } from '@chibo/domain';
import {
  INDICATOR_ENTRANT_LABEL,
  INDICATOR_PERIOD_LABEL,
  INDICATOR_SUM_LABEL,
  INDICATOR_TEMPLATES,
  indicatorPeriodWords,
  targetWords,
} from '@chibo/domain';
import { Act } from '../shell/act';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { FormFoot } from '../ui/form-foot';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { Tick } from '../ui/tick';
import { IndicatorForm } from './indicator-form';
import { IndicatorsClient } from './indicators-client';

/** "Danh mục chỉ tiêu": what a committee has its organisations enter; taken over from templates, changed, retired. */
@Component({
  imports: [FormFoot, Icon, IndicatorForm, Note, ReadingWords, RouterLink, Tick],
  templateUrl: './definitions-page.html',
  styleUrls: ['../styles/committee-page.css', './entry-page.css'],
})
export class IndicatorDefinitionsPage {
  private readonly client = inject(IndicatorsClient);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: the committee; without one the account's own. */
  readonly to = input<string>();

  protected readonly opening = reading({
    question: () => this.to() ?? this.session.roles()[0]?.organizationId,
    read: (id) => this.client.list(id),
  });
  protected readonly view = this.opening.value;
  protected readonly sections = computed(() => [
    ...Map.groupBy(this.view()?.indicators ?? [], ({ section }) => section),
  ]);
  /** Those that are not taken over yet, by section. */
  protected readonly offered = computed(() => {
    const known = new Set(this.view()?.indicators.map(({ name }) => name));
    return [
      ...Map.groupBy(
        INDICATOR_TEMPLATES.filter(({ name }) => !known.has(name)),
        ({ section }) => section,
      ),
    ];
  });
  protected readonly choosing = signal(false);
  protected readonly editing = signal<{ indicator?: IndicatorView } | undefined>(undefined);
  protected readonly ticked = signal<ReadonlySet<string>>(new Set());
  protected readonly act = new Act();
  protected readonly said = signal<string | undefined>(undefined);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.frame.show({ title: 'Danh mục chỉ tiêu', subtitle: view.organization.name, back: '/chi-tieu' });
    });
  }

  protected words({ period, sum, entrant, unit }: Pick<IndicatorView, 'period' | 'sum' | 'entrant' | 'unit'>): string {
    const share = sum === 'SHARE' ? '' : `, ${unit}`;
    const how = INDICATOR_SUM_LABEL[sum].toLocaleLowerCase('vi');
    return `${INDICATOR_PERIOD_LABEL[period]}${share}, ${how}; ${INDICATOR_ENTRANT_LABEL[entrant].toLocaleLowerCase('vi')} nhập`;
  }

  protected targets(indicator: IndicatorView): string[] {
    return indicator.targets.map(
      (target) => `${indicatorPeriodWords(target.period)}: ${targetWords(indicator, target)} (${target.label})`,
    );
  }

  protected tick(code: string, wanted: boolean): void {
    const ticked = new Set(this.ticked());
    if (wanted) ticked.add(code);
    else ticked.delete(code);
    this.ticked.set(ticked);
  }

  protected async take(): Promise<void> {
    const chosen = INDICATOR_TEMPLATES.filter(({ code }) => this.ticked().has(code));
    if (!this.act.check(chosen.length > 0 ? {} : { indicators: 'đồng chí chọn ít nhất một mẫu.' })) return;
    await this.act.run(async () => {
      const year = this.session.today().slice(0, 4);
      const view = await this.client.create(
        this.view()?.organization.id ?? '',
        chosen.map((template) => fromTemplate(template, year)),
      );
      this.opening.set(view);
      this.ticked.set(new Set());
      this.close(`Đã thêm ${chosen.length} chỉ tiêu.`);
    });
  }

  protected edit(indicator?: IndicatorView): void {
    this.said.set(undefined);
    this.choosing.set(false);
    this.editing.set({ indicator });
  }

  protected async stored(name: string): Promise<void> {
    this.close(`Đã ghi chỉ tiêu ${name}.`);
    await this.opening.again();
  }

  protected close(said?: string): void {
    this.editing.set(undefined);
    this.choosing.set(false);
    this.said.set(said);
    this.heading().nativeElement.focus();
  }
}

/** What an article aims at is this year's target, to be changed. */
function fromTemplate(template: IndicatorTemplate, year: string): IndicatorItem {
  const { name, section, unit, period, sum, entrant, partName, wholeName, decimals, aim, target } = template;
  const targets =
    aim && target !== undefined ? [{ period: year, aim, value: target, label: 'chỉ tiêu năm', decimals: 1 }] : [];
  return { name, section, unit, period, sum, entrant, partName, wholeName, decimals, targets };
}
