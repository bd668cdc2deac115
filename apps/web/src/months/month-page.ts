import { Component, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CellFilter, CellRow, CellSelection, MonthTableView, TableFormat } from '@chibo/contracts';
import type { FigureSource } from '@chibo/domain';
import { formatMonth } from '@chibo/domain';
import { CELL_FILTER_WORDS, CELL_PART_WORDS } from '@chibo/tables';
import { CardsArchive } from '../jobs/cards-archive';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Viewport } from '../shell/viewport';
import { capital } from '../ui/capital';
import { Icon } from '../ui/icon';
import { ReadySentence } from '../ui/ready-sentence';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { CommentarySection } from '../reports/commentary-section';
import { CellSection } from './cell-section';
import { ClosingLine } from './closing/closing-line';
import { FigureSourceChoice } from './closing/figure-source';
import { FrozenCells } from './closing/frozen-cells';
import { ExcuseForm } from './excuse-form';
import { LeaveForm } from './leave-form';
import { MonthSummary } from './month-summary';
import { MonthsClient } from './months-client';
import { OrganizationRows } from './organization-rows';

const FILTERS = (Object.keys(CELL_FILTER_WORDS) as CellFilter[]).map((key) => ({ key, ...CELL_FILTER_WORDS[key] }));
const PARTS: Partial<Record<string, { label: string }>> = CELL_PART_WORDS;

interface Choice {
  row: CellRow;
  act: 'excuse' | 'reopen' | 'leave';
}

/** "Tháng này": one committee's month. What is looked at stands in the address, so that it can be sent and come back to. */
@Component({
  imports: [
    RouterLink,
    CardsArchive,
    CellSection,
    ClosingLine,
    CommentarySection,
    ExcuseForm,
    FigureSourceChoice,
    FileLinks,
    FrozenCells,
    Icon,
    LeaveForm,
    MonthSummary,
    OrganizationRows,
    PageHeading,
    ReadingWords,
    ReadySentence,
    TextControl,
  ],
  templateUrl: './month-page.html',
  styleUrls: ['../styles/committee-page.css', './month-page.css'],
})
export class MonthPage {
  private readonly client = inject(MonthsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);
  private readonly viewport = inject(Viewport);

  /** From the address: month, organisation, filter, words looked for, page, order, whose figures (nay: of this moment). */
  readonly month = input.required<string>();
  readonly to = input<string>();
  readonly loc = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();
  readonly xep = input<string>();
  readonly so = input<string>();

  /** One's own branches are offered to who follows some. */
  protected readonly filters = computed(() =>
    FILTERS.filter(({ key }) => {
      if (this.isFrozen()) return key === 'ALL';
      return key !== 'MINE' || this.loc() === key || (this.table()?.filters.MINE ?? 0) > 0;
    }),
  );
  protected readonly formatMonth = formatMonth;
  protected readonly opening = reading({
    question: () => ({ month: this.month(), organizationId: this.to(), figures: this.figures() }),
    read: ({ month, ...query }) => this.client.table(month, query),
    keep: true,
  });
  protected readonly table = this.opening.value;
  /** What is filtered is still to be done: of this moment. Else a closed month shows what was frozen. */
  protected readonly figures = computed(() =>
    this.so() === 'nay' || !['ALL', undefined].includes(this.loc()) ? 'LIVE' : undefined,
  );
  protected readonly isFrozen = computed(() => this.table()?.closing?.shown === 'CLOSED');
  /** The branch to be excused; it belongs to the table in sight and goes with it. */
  protected readonly chosen = linkedSignal<MonthTableView | undefined, Choice | undefined>({
    source: this.table,
    computation: () => undefined,
  });
  /** The part of a home in the address, in words. */
  protected readonly part = computed(() => PARTS[this.loc() ?? '']?.label);
  private readonly asked = computed<CellSelection | undefined>(() =>
    this.part() ? (this.loc() as CellSelection) : FILTERS.find(({ key }) => key === this.loc())?.key,
  );
  /** Branch by branch once somebody filters or searches, or where there is nothing but branches below. */
  protected readonly byCell = computed(
    () => this.asked() !== undefined || !!this.tim() || (this.table()?.rows.every(({ isCell }) => isCell) ?? false),
  );
  /** A phone opens on what is not complete, while there is something of it. */
  protected readonly filter = computed<CellSelection | undefined>(() => {
    if (this.isFrozen()) return undefined;
    const open = !this.viewport.wide() && this.byCell() && !this.tim() && (this.table()?.filters.INCOMPLETE ?? 0) > 0;
    return this.asked() ?? (open ? 'INCOMPLETE' : undefined);
  });
  protected readonly counted = computed(() => {
    const table = this.table();
    const committees = table?.rows.filter(({ isCell }) => !isCell).length ?? 0;
    const cells = `${table?.total.existing ?? 0} chi bộ`;
    return committees > 0 ? `${table?.rows.length ?? 0} tổ chức đảng, ${cells}` : cells;
  });
  protected readonly officerOf = computed(() =>
    this.session
      .roles()
      .filter(({ role }) => role === 'COMMITTEE_OFFICER')
      .map(({ organizationId }) => organizationId),
  );
  /** What is being made is looked at while the files are. */
  protected readonly filesOpen = signal(false);
  protected readonly section = viewChild(CellSection);

  constructor() {
    effect(() => {
      const table = this.table();
      if (table)
        this.frame.show({
          title: capital(formatMonth(table.month)),
          subtitle: table.organization.name,
          path: '/thang',
        });
    });
  }

  protected goTo(month: string): void {
    void this.router.navigate(['/thang', month], { queryParams: { to: this.to() } });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], {
      queryParams: { trang: null, ...params },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected async excused(): Promise<void> {
    this.chosen.set(undefined);
    await Promise.all([this.opening.again(), this.section()?.listing.again()]);
  }

  protected readonly partOfList = computed(() => !!this.tim() || (this.filter() ?? 'ALL') !== 'ALL');
  protected readonly tableFile = (format: TableFormat): string =>
    this.client.tableFile(this.month(), format, { organizationId: this.to(), figures: this.table()?.closing?.shown });
  protected readonly listFile = (format: TableFormat): string => {
    const part = this.byCell() ? { filter: this.filter(), q: this.tim() } : {};
    const figures = this.table()?.closing?.shown;
    return this.client.listFile(this.month(), format, { organizationId: this.to(), ...part, figures });
  };
  protected readonly lateFile = (format: TableFormat): string =>
    this.client.lateFile(this.month(), format, { organizationId: this.to() });

  protected print(): void {
    const section = this.section();
    if (section) void section.print();
    else window.print();
  }

  protected showFigures(source: FigureSource): void {
    this.look(source === 'LIVE' ? { so: 'nay' } : { so: null, loc: null });
  }

  protected capital = capital;
}
