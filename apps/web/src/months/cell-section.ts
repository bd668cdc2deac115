import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { CellFilter, CellRow, MonthTableView } from '@chibo/contracts';
import { lateListText, owesCard } from '@chibo/domain';
import { ServerClock } from '../device/server-clock';
import { ChaseForm } from '../notices/chase-form';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { CopyText } from '../ui/copy-text';
import type { Sorting } from '../ui/table/columns';
import { sortRows, sortingFrom, sortingWords } from '../ui/table/columns';
import { CELL_COLUMNS } from './cell-columns';
import { CellRows } from './cell-rows';
import { MonthsClient } from './months-client';
import { MOST_PAGES, pagesOf, wholeList } from './whole-list';

/** Filters that list who still owes something. */
const OWING: (CellFilter | undefined)[] = ['INCOMPLETE', 'RETURNED', 'LATE'];

/** The branches of a month that are looked for: counted, sorted as a whole, shown page by page, printed as a whole. */
@Component({
  selector: 'chibo-cell-section',
  imports: [CellRows, ChaseForm, CopyText, ReadingWords],
  templateUrl: './cell-section.html',
  styleUrls: ['../styles/committee-page.css', './month-page.css'],
})
export class CellSection {
  private readonly client = inject(MonthsClient);
  private readonly clock = inject(ServerClock);
  private readonly injector = inject(Injector);

  readonly view = input.required<MonthTableView>();
  /** From the address: month, organisation, filter, words looked for, page, order. */
  readonly month = input.required<string>();
  readonly to = input<string>();
  readonly filter = input<CellFilter>();
  readonly tim = input<string>();
  readonly trang = input<string>();
  readonly xep = input<string>();
  readonly officerOf = input<readonly string[]>([]);
  /** What is to be put into the address. */
  readonly looked = output<Record<string, string | null>>();
  readonly excuse = output<CellRow>();
  readonly reopen = output<CellRow>();

  private readonly wanted = computed(() => ({ organizationId: this.to(), filter: this.filter(), q: this.tim() }));
  protected readonly sorting = computed(() => sortingFrom(this.xep(), CELL_COLUMNS));
  protected readonly printing = signal(false);
  /** An order and a sheet of paper are of the whole list, never of the page in sight. */
  private readonly whole = computed(() => this.printing() || !!this.sorting());
  readonly listing = reading({
    question: () => ({ month: this.month(), ...this.wanted(), page: this.whole() ? undefined : (this.trang() ?? '1') }),
    read: ({ month, page, ...query }) => this.read(month, query, page),
    keep: true,
  });
  protected readonly found = this.listing.value;
  protected readonly pages = computed(() => pagesOf(this.found() ?? { total: 0, pageSize: 1 }));
  /** A list too long to be read as a whole is neither. */
  protected readonly sortable = computed(() => this.pages() <= MOST_PAGES);
  private readonly isWhole = computed(() => this.found()?.cells.length === this.found()?.total);
  protected readonly page = computed(() => {
    const asked = Number(this.trang() ?? 1) || 1;
    return this.isWhole() ? Math.min(asked, Math.max(this.pages(), 1)) : (this.found()?.page ?? asked);
  });
  private readonly sorted = computed(() => {
    const [cells, sorting] = [this.found()?.cells ?? [], this.sorting()];
    return sorting && this.isWhole() ? sortRows(cells, sorting, CELL_COLUMNS) : cells;
  });
  protected readonly cells = computed(() => {
    const size = this.found()?.pageSize ?? 0;
    if (this.printing() || !this.isWhole() || this.pages() < 2) return this.sorted();
    return this.sorted().slice((this.page() - 1) * size, this.page() * size);
  });
  /** Stands on paper where it bears a part of the list only. */
  protected readonly part = computed(() =>
    this.pages() > 1 && this.cells().length < (this.found()?.total ?? 0)
      ? `Trang ${this.page()}/${this.pages()} của danh sách ${this.found()?.total} chi bộ.`
      : undefined,
  );
  protected readonly chased = computed(() => OWING.includes(this.filter()));
  protected readonly chasing = linkedSignal({ source: this.view, computation: () => false });

  /** Of the list in sight, page after page, the branches that still owe their card, as a message for a phone. */
  protected readonly lateList = async (): Promise<string> => {
    const { cells } = await this.read(this.month(), this.wanted());
    const at = new Date(this.clock.now());
    return lateListText(this.month(), this.view().organization.name, cells.filter(owesCard), at);
  };

  /** Paper bears the whole list, which is read first; of one too long for that, the page in sight. */
  async print(): Promise<void> {
    if (!this.sortable()) return window.print();
    this.printing.set(true);
    await this.listing.again();
    const print = (): void => {
      if (!this.listing.failure()) window.print();
      this.printing.set(false);
    };
    afterNextRender({ read: print }, { injector: this.injector });
  }

  protected sortBy(sorting: Sorting): void {
    this.looked.emit({ xep: sortingWords(sorting) });
  }

  private read(month: string, query: object, page?: string): ReturnType<MonthsClient['cells']> {
    const at = (page: string): ReturnType<MonthsClient['cells']> => this.client.cells(month, { ...query, page });
    return page === undefined ? wholeList(at) : at(page);
  }
}
