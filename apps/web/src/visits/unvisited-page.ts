import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import type { Params } from '@angular/router';
import { Router, RouterLink } from '@angular/router';
import type { TableFormat, UnvisitedRow, VisitView } from '@chibo/contracts';
import { formatDate, formatQuarter } from '@chibo/domain';
import { spanWords, UNVISITED_COLUMNS, unvisitedSentence } from '@chibo/tables';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { Cell, Folded } from '../ui/table/cell';
import type { Column, Sorting } from '../ui/table/columns';
import { onScreen, orderOf, sortingFrom, sortingWords } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { TextControl } from '../ui/text-control';
import { VisitForm } from './visit-form';
import { VisitsClient } from './visits-client';

const ACTS: Column<UnvisitedRow> = { key: 'acts', head: 'Việc', silent: true, screenOnly: true };

const COLUMNS = onScreen<UnvisitedRow>(UNVISITED_COLUMNS, {
  name: { width: '28%' },
  parent: { width: '24%' },
  kind: {},
  last: {},
  planned: {},
});

const KINDS = [
  { value: undefined, label: 'Tất cả' },
  { value: 'COMMITTEE', label: 'Cấp ủy' },
  { value: 'CELL', label: 'Chi bộ' },
] as const;

/** "Nơi chưa dự": who stands under a committee and was not visited in a quarter or its year, to be planned from here. */
@Component({
  imports: [Cell, FileLinks, Folded, Note, PageHeading, Pages, ReadingWords, RouterLink, Table, TextControl, VisitForm],
  templateUrl: './unvisited-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css', './unvisited-page.css'],
})
export class UnvisitedPage {
  private readonly client = inject(VisitsClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: quarter, committee, the whole year (nam), committees or branches, words looked for, order, page. */
  readonly quarter = input.required<string>();
  readonly to = input<string>();
  readonly nam = input<string>();
  readonly loai = input<string>();
  readonly tim = input<string>();
  readonly xep = input<string>();
  readonly trang = input<string>();

  protected readonly kinds = KINDS;
  protected readonly formatDate = formatDate;
  protected readonly formatQuarter = formatQuarter;
  protected readonly spanWords = spanWords;
  protected readonly sentence = unvisitedSentence;
  protected readonly today = this.session.today;
  protected readonly keyOf = ({ organizationId }: UnvisitedRow): string => organizationId;
  protected readonly sorting = computed(() => sortingFrom(this.xep(), COLUMNS));
  /** Without one in the address, the committee somebody works for. */
  protected readonly place = computed(
    () => this.to() ?? this.session.roles().find(({ isCell, role }) => !isCell && role !== 'ADMIN')?.organizationId,
  );
  private readonly asked = computed(() => ({
    organizationId: this.place(),
    quarter: this.quarter(),
    span: this.nam() ? 'YEAR' : undefined,
    kind: this.loai(),
    q: this.tim(),
    ...orderOf(this.sorting(), COLUMNS),
  }));
  protected readonly opening = reading({
    question: () => (this.place() ? { ...this.asked(), page: this.trang() } : undefined),
    read: (query) => this.client.unvisited(query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  /** Who may plan, and whom they may name. */
  protected readonly planning = reading({
    question: () => {
      const place = this.place();
      return place ? { place, quarter: this.quarter() } : undefined;
    },
    read: ({ place, quarter }) => this.client.list(place, quarter),
  });
  protected readonly plan = this.planning.value;
  protected readonly columns = computed(() => (this.plan()?.mayPlan ? [...COLUMNS, ACTS] : COLUMNS));
  protected readonly narrowed = computed(() => Boolean(this.loai() ?? this.tim()));
  protected readonly pages = computed(() => {
    const view = this.view();
    return view ? Math.ceil(view.total / view.pageSize) : 0;
  });
  /** Where a visit is being planned; it belongs to the list in sight. */
  protected readonly going = linkedSignal<string, UnvisitedRow | undefined>({
    source: () => `${this.quarter()} ${this.to()}`,
    computation: () => undefined,
  });
  protected readonly said = signal<string | undefined>(undefined);

  constructor() {
    effect(() =>
      this.frame.show({
        title: 'Nơi chưa dự',
        subtitle: this.view()?.organization.name,
        path: '/to-cong-tac',
      }),
    );
  }

  /** Another list begins at its first page. */
  protected look(change: Params): void {
    const queryParams = { trang: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));

  protected sortBy(sorting: Sorting | undefined): void {
    this.look({ xep: sortingWords(sorting) });
  }

  protected readonly file = (format: TableFormat): string => this.client.unvisitedFile(format, this.asked());

  protected go(row: UnvisitedRow | undefined): void {
    this.said.set(undefined);
    this.going.set(row);
  }

  protected async planned({ organization, plannedOn }: VisitView): Promise<void> {
    this.go(undefined);
    this.said.set(`Đã đưa vào kế hoạch: ${organization.name}, ngày ${formatDate(plannedOn)}.`);
    await this.opening.again();
  }
}
