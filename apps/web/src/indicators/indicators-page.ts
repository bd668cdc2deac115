import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { IndicatorOrganization, IndicatorOverview, IndicatorStanding, TableFormat } from '@chibo/contracts';
import { indicatorPeriodOf, indicatorPeriodWords } from '@chibo/domain';
import {
  aimWords,
  drawnTargets,
  enteredWords,
  INDICATOR_COLUMNS,
  indicatorRemarks,
  reachedWords,
  standingWords,
  targetsPicture,
} from '@chibo/tables';
import { Act } from '../shell/act';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Control } from '../ui/control';
import { Field } from '../ui/field';
import { Note } from '../ui/note';
import { Picture } from '../ui/picture/picture';
import { Cell, Folded } from '../ui/table/cell';
import { onScreen } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { IndicatorEntrants } from './indicator-entrants';
import { IndicatorsClient } from './indicators-client';
import { IndicatorPeriodChoice, newestPeriod } from './period-choice';
import { YearWays } from '../ui/year-ways';

/** "Chỉ tiêu": what a committee's indicators came to in a period against their targets, and who has not entered them. */
@Component({
  imports: [
    RouterLink,
    Cell,
    Control,
    Field,
    FileLinks,
    Folded,
    IndicatorEntrants,
    IndicatorPeriodChoice,
    Note,
    Picture,
    ReadingWords,
    Table,
    TextControl,
    YearWays,
  ],
  templateUrl: './indicators-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css', './indicators-page.css'],
})
export class IndicatorsPage {
  private readonly client = inject(IndicatorsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly session = inject(Session);

  /** From the address: period, committee, one indicator whose organisations are listed, of these only who has not entered. */
  readonly ky = input<string>();
  readonly to = input<string>();
  readonly muc = input<string>();
  readonly thieu = input<string>();

  protected readonly today = this.session.today;
  protected readonly period = computed(() => {
    const asked = this.ky() ?? '';
    return indicatorPeriodOf(asked) ? asked : newestPeriod('YEAR', this.today());
  });
  private readonly organizationId = computed(() => this.to() ?? this.session.roles()[0]?.organizationId);
  private readonly question = computed(() => ({ organizationId: this.organizationId(), period: this.period() }));
  protected readonly opening = reading({
    question: () => this.question(),
    read: (query) => this.client.overview(query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly words = computed(() => indicatorPeriodWords(this.period()));
  protected readonly year = computed(() => Number(this.period().slice(0, 4)));
  protected readonly chosen = computed(() => this.view()?.rows.find(({ indicator }) => indicator.id === this.muc()));
  protected readonly remarks = computed(() => {
    const view = this.view();
    return view ? indicatorRemarks(view) : [];
  });
  protected readonly drawn = computed(() => drawnTargets(this.view()?.rows ?? []));
  protected readonly draw = computed(() => {
    const rows = this.view()?.rows ?? [];
    return (width: number) => targetsPicture(rows, width);
  });
  protected readonly columns = onScreen<IndicatorStanding>(INDICATOR_COLUMNS, {
    name: { width: '26%' },
    unit: {},
    value: { figure: true },
    counts: { figure: true },
    target: {},
    reached: {},
    entered: { figure: true },
  });
  protected readonly act = new Act();
  protected readonly reopening = signal(false);
  protected readonly reason = signal('');
  protected readonly said = signal<string | undefined>(undefined);
  protected readonly keyOf = ({ indicator }: IndicatorStanding): string => indicator.id;
  protected readonly sectionOf = ({ indicator }: IndicatorStanding): string => indicator.section;
  protected readonly entered = enteredWords;
  protected readonly valueWords = (row: IndicatorStanding): string => standingWords(row) ?? 'chưa có số';
  protected readonly aim = aimWords;
  protected readonly reached = reachedWords;
  protected readonly moment = momentOf;

  constructor() {
    effect(() => {
      const view = this.view();
      if (view)
        this.frame.show({ title: `Chỉ tiêu ${this.words()}`, subtitle: view.organization.name, path: '/xep-loai-nam' });
    });
  }

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected readonly file = (format: TableFormat): string => this.client.overviewFile(format, this.question());

  /** An organisation below has indicators of its own to look at, unless it is a branch. */
  protected open(one: IndicatorOrganization): void {
    this.look({ to: one.id, muc: null, thieu: null });
  }

  protected async close(view: IndicatorOverview): Promise<void> {
    await this.act.run(async () => {
      this.opening.set(await this.client.close(view.organization.id, view.period));
      this.said.set(`Đã khóa số liệu ${this.words()}.`);
    });
  }

  protected async reopen(view: IndicatorOverview): Promise<void> {
    const reason = this.reason().trim();
    if (!this.act.check(reason ? {} : { reason: 'đồng chí ghi lý do mở lại.' })) return;
    await this.act.run(async () => {
      this.opening.set(await this.client.reopen(view.organization.id, view.period, reason));
      this.reopening.set(false);
      this.said.set(`Đã mở lại số liệu ${this.words()}.`);
    });
  }
}
