import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ReportCellRow, TableFormat } from '@chibo/contracts';
import { formatMonth, monthsOfPeriod, periodText, periodWords, vietnamDay } from '@chibo/domain';
import {
  baseWords,
  figuresOfPeriod,
  monthSign,
  roundingWords,
  SIGN_WORDS,
  partWords,
  wordsIn,
  periodCellColumns,
} from '@chibo/tables';
import { ServerClock } from '../device/server-clock';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';

import { capital } from '../ui/capital';
import { Pages } from '../ui/list/pages';
import { ReadySentence } from '../ui/ready-sentence';
import { rested } from '../ui/rested';
import { Cell, Folded } from '../ui/table/cell';
import { orderOf, sortingFrom, sortingWords } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { BandsSection } from './bands-section';
import { ClosedMonths } from './closed-months';
import { CommentarySection } from './commentary-section';
import { chosenOf, monthsToChoose, periodBetween, periodFrom, YEAR_PARTS } from './period-choice';
import { GroupsSection } from './groups-section';
import { FACTS_COLUMNS, PeriodFactsSection } from './period-facts';
import { PeriodRanking } from './period-ranking';
import type { FiguresRow } from './report-columns';
import { cellColumns, figureColumns } from './report-columns';
import { ReportChoices } from './report-choices';
import { ReportsClient } from './reports-client';

/** The tables of a report as they are offered; `xem` names each in the address. */
const VIEWS: readonly { xem: string | null; words: string }[] = [
  { xem: null, words: 'Theo tổ chức' },
  { xem: 'nhom', words: 'Theo nhóm' },
  { xem: 'chi-bo', words: 'Từng chi bộ theo tháng' },
  { xem: 'so-lieu', words: 'Số liệu từng chi bộ' },
  { xem: 'so-lieu-to-chuc', words: 'Số liệu theo tổ chức' },
  { xem: 'xep-hang', words: 'Xếp hạng chi bộ' },
  { xem: 'xep-hang-to-chuc', words: 'Xếp hạng tổ chức' },
];

/** What `xem` names a ranking by. */
const RANKINGS: Record<string, 'CELLS' | 'ORGANIZATIONS' | undefined> = {
  'xep-hang': 'CELLS',
  'xep-hang-to-chuc': 'ORGANIZATIONS',
};

/** And the figures summed from the cards. */
const FACTS: Record<string, 'CELLS' | 'ORGANIZATIONS' | undefined> = {
  'so-lieu': 'CELLS',
  'so-lieu-to-chuc': 'ORGANIZATIONS',
};

/** The choice that is no part of a year. */
const BETWEEN = '..';

/** A report over months: its address is the report, and every file is what stands on the screen. */
@Component({
  imports: [
    RouterLink,
    BandsSection,
    Cell,
    ClosedMonths,
    CommentarySection,
    FileLinks,
    Folded,
    GroupsSection,
    Pages,
    PeriodFactsSection,
    PeriodRanking,
    ReadingWords,
    ReadySentence,
    ReportChoices,
    Table,
    TextControl,
  ],
  templateUrl: './report-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css', './report-page.css'],
})
export class ReportPage {
  private readonly client = inject(ReportsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly clock = inject(ServerClock);

  /** From the address: period, organisation, kind of branch, tree (nay), which table (chi-bo), words looked for, page, order. */
  readonly ky = input<string>();
  readonly to = input<string>();
  readonly loai = input<string>();
  readonly cay = input<string>();
  readonly xem = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();
  /** Also: grouping, one of its groups, version of a criteria set, kind of meeting, all ranked together (tat-ca). */
  readonly chia = input<string>();
  readonly nhom = input<string>();
  readonly bo = input<string>();
  readonly hop = input<string>();
  readonly so = input<string>();
  readonly xep = input<string>();

  protected readonly parts = YEAR_PARTS;
  protected readonly anyMonths = BETWEEN;
  protected readonly formatMonth = formatMonth;
  protected readonly capital = capital;
  protected readonly rounding = computed(() => roundingWords(this.figures()?.total));
  protected readonly signs = SIGN_WORDS;
  protected readonly sign = monthSign;
  protected readonly period = computed(() => periodFrom(this.ky(), this.today()));
  protected readonly chosen = computed(() => chosenOf(this.period()));
  protected readonly years = computed(() => {
    const known = this.view()?.years ?? [];
    return known.includes(this.chosen().year) ? known : [this.chosen().year, ...known];
  });
  protected readonly words = computed(() => periodWords(this.period()));
  protected readonly months = computed(() => monthsOfPeriod(this.period()));
  protected readonly ofCells = computed(() => this.xem() === 'chi-bo');
  /** By the groups of the chosen grouping. */
  protected readonly ofGroups = computed(() => this.xem() === 'nhom' && this.view()?.grouping !== undefined);
  /** Which ranking stands there, if one does. */
  protected readonly ranked = computed(() => RANKINGS[this.xem() ?? '']);
  protected readonly summed = computed(() => FACTS[this.xem() ?? '']);
  protected readonly views = computed(() => VIEWS.filter(({ xem }) => xem !== 'nhom' || this.view()?.grouping));
  /** An address that names none shows the first. */
  protected readonly inSight = computed(() => this.views().find(({ xem }) => xem === this.xem())?.xem ?? null);
  /** From one month to another, chosen month by month. */
  protected readonly between = linkedSignal(() => this.chosen().part === undefined);
  protected readonly choices = computed(() => monthsToChoose(this.today()));
  private readonly today = computed(() => this.clock.today() ?? vietnamDay(new Date()));
  protected readonly now = computed(() => this.cay() === 'nay');

  protected readonly asked = computed(() => periodText(this.period()));
  private readonly question = computed(() => ({
    period: this.asked(),
    organizationId: this.to(),
    cellKind: this.loai(),
    tree: this.now() ? 'NOW' : undefined,
    groupingId: this.chia(),
    groupId: this.chia() && this.nhom(),
    criteriaSetVersionId: this.bo(),
    meetingKind: this.hop(),
  }));
  private readonly peers = computed(() => (this.so() === 'tat-ca' ? 'ALL' : undefined));
  protected readonly opening = reading({
    question: () => this.question(),
    read: (query) => this.client.bands(query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly listing = reading({
    question: () => (this.ofCells() ? { ...this.question(), q: this.tim(), page: this.trang() } : undefined),
    read: (query) => this.client.cells(query),
    keep: true,
  });
  protected readonly list = this.listing.value;
  protected readonly ranking = reading({
    question: () =>
      this.ranked() ? { ...this.question(), q: this.tim(), page: this.trang(), peers: this.peers() } : undefined,
    read: (query) => this.client.ranking(query),
    keep: true,
  });
  protected readonly standings = this.ranking.value;
  protected readonly sorting = computed(() => sortingFrom(this.xep(), FACTS_COLUMNS));
  protected readonly summing = reading({
    question: () =>
      this.summed()
        ? { ...this.question(), q: this.tim(), page: this.trang(), ...orderOf(this.sorting(), FACTS_COLUMNS) }
        : undefined,
    read: (query) => this.client.facts(query),
    keep: true,
  });
  protected readonly factsView = this.summing.value;
  protected readonly sortingWords = sortingWords;
  /** A list of branches stands there: it can be searched. */
  protected readonly searched = computed(
    () => this.ofCells() || this.ranked() === 'CELLS' || this.summed() === 'CELLS',
  );
  /** How many there are, once it is known. */
  protected readonly found = computed(() => {
    const [list, standings] = [this.list(), this.standings()];
    if (this.summed()) return this.factsView() && `${this.factsView()?.found} chi bộ có nghĩa vụ trong kỳ`;
    if (this.ranked()) return standings && `${standings.ranked} chi bộ được xếp hạng`;
    return list && `${list.total} chi bộ có nghĩa vụ trong kỳ`;
  });
  protected readonly pages = computed(() => {
    const sums = this.factsView();
    if (this.summed()) return sums ? Math.max(1, Math.ceil(sums.found / sums.pageSize)) : 1;
    const list = this.ranked() ? this.standings() : this.list();
    return list ? Math.max(1, Math.ceil(list.total / list.pageSize)) : 1;
  });

  private readonly figures = computed(() => {
    const view = this.view();
    return view && figuresOfPeriod(view);
  });
  protected readonly rows = computed(() => {
    const rows = this.figures()?.rows ?? [];
    return [...Map.groupBy(rows, ({ kindLabel }) => kindLabel).values()].flat();
  });
  protected readonly part = computed(() => partWords(this.view()?.part));
  protected readonly total = computed((): FiguresRow | undefined => {
    const [view, figures] = [this.view(), this.figures()];
    if (!view || !figures) return undefined;
    const named = { organizationId: '', name: 'Tổng cộng', kindLabel: '', isCell: false };
    return { ...named, ...view.total, counts: figures.total };
  });
  /** What the picture shows first: all branches, then each kind of them where there are several. */
  protected readonly sums = computed(() => {
    const figures = this.figures();
    if (!figures) return [];
    const kinds = figures.byKind.map(({ label, counts }) => ({ name: label, counts }));
    return [{ name: 'Tất cả chi bộ', counts: figures.total }, ...(kinds.length > 1 ? kinds : [])];
  });
  protected readonly base = computed(() => {
    const figures = this.figures();
    return figures ? [...(figures.remarks ?? []), baseWords(figures.total)] : [];
  });
  protected readonly columns = computed(() => figureColumns(this.rows()));
  protected readonly cellColumns = computed(() => cellColumns(this.period()));
  private readonly classColumn = computed(() => periodCellColumns(this.period()).find(({ key }) => key === 'class'));
  protected readonly keyOf = ({ organizationId }: FiguresRow): string => organizationId;
  protected readonly headingOf = ({ kindLabel }: FiguresRow): string => kindLabel;
  protected readonly cellKey = ({ cellId }: ReportCellRow): string => cellId;
  protected readonly committeeOf = ({ parentName }: ReportCellRow): string => parentName;
  protected readonly moment = momentOf;

  constructor() {
    effect(() => {
      const view = this.view();
      if (view)
        this.frame.show({
          title: `Báo cáo ${periodWords(this.period())}`,
          subtitle: view.organization.name,
          path: '/bao-cao',
        });
    });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null, trang: null }));

  protected classOf(row: ReportCellRow): string {
    const column = this.classColumn();
    return column ? wordsIn(column, row) : '';
  }

  protected monthIn(row: ReportCellRow, month: string): ReportCellRow['months'][number] {
    return row.months.find((one) => one.month === month) ?? { month };
  }

  protected choose(year: string, part: string): void {
    this.between.set(part === BETWEEN);
    if (part === BETWEEN) return;
    this.look({ ky: `${year}${part}`, trang: null });
  }

  protected chooseMonths(one: string, other: string): void {
    this.look({ ky: periodBetween(one, other), trang: null });
  }

  protected readonly file = (format: TableFormat): string => {
    const question = this.question();
    const facts = this.summed();
    const order = orderOf(this.sorting(), FACTS_COLUMNS);
    if (facts) return this.client.factsFile(format, { ...question, q: this.tim(), of: facts, ...order });
    const of = this.ranked();
    if (of) return this.client.rankingFile(format, { ...question, q: this.tim(), peers: this.peers(), of });
    if (this.ofGroups()) return this.client.bandsFile(format, { ...question, of: 'GROUPS' });
    return this.ofCells()
      ? this.client.cellsFile(format, { ...question, q: this.tim() })
      : this.client.bandsFile(format, question);
  };

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }
}
