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
import type { CellRow, CellSelection, MonthTableView } from '@chibo/contracts';
import { lateListText, owesCard } from '@chibo/domain';
import { ServerClock } from '../device/server-clock';
import { ChaseForm } from '../chasing/chase-form';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { CopyText } from '../ui/copy-text';
import { Pages } from '../ui/list/pages';
import { orderOf, sortingFrom, sortingWords } from '../ui/table/columns';
import { CELL_COLUMNS } from './cell-columns';
import { CellRows } from './cell-rows';
import { MonthsClient } from './months-client';
import { MOST_PAGES, pagesOf, wholeList } from './whole-list';

/** Filters that list who still owes something. */
const OWING: (CellSelection | undefined)[] = ['INCOMPLETE', 'RETURNED', 'LATE', 'OPEN'];

/** The branches of a month that are looked for: counted, sorted and cut into pages by the server,
 * printed as a whole. */
@Component({
  selector: 'chibo-cell-section',
  imports: [CellRows, ChaseForm, CopyText, Pages, ReadingWords],
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
  readonly filter = input<CellSelection>();
  readonly tim = input<string>();
  readonly trang = input<string>();
  readonly xep = input<string>();
  readonly officerOf = input<readonly string[]>([]);
  /** What is to be put into the address. */
  readonly looked = output<Record<string, string | null>>();
  readonly excuse = output<CellRow>();
  readonly reopen = output<CellRow>();
  readonly leave = output<CellRow>();

  private readonly wanted = computed(() => ({ organizationId: this.to(), filter: this.filter(), q: this.tim() }));
  protected readonly sorting = computed(() => sortingFrom(this.xep(), CELL_COLUMNS));
  /** A sheet of paper bears the whole list, never the page in sight. */
  private readonly printing = signal(false);
  readonly listing = reading({
    question: () => ({
      month: this.month(),
      ...this.wanted(),
      ...orderOf(this.sorting(), CELL_COLUMNS),
      page: this.printing() ? undefined : (this.trang() ?? '1'),
    }),
    read: ({ month, page, ...query }) => this.read(month, query, page),
    keep: true,
  });
  protected readonly found = this.listing.value;
  protected readonly pages = computed(() => pagesOf(this.found() ?? { total: 0, pageSize: 1 }));
  /** Branches of several committees: each committee is named once, above its own. */
  protected readonly spread = computed(() => this.view().rows.some(({ isCell }) => !isCell));
  /** Stands on paper where it bears a part of the list only. */
  protected readonly part = computed(() => {
    const { cells, total, page } = this.found() ?? { cells: [], total: 0, page: 1 };
    return cells.length < total ? `Trang ${page}/${this.pages()} của danh sách ${total} chi bộ.` : undefined;
  });
  protected readonly sortingWords = sortingWords;
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
    if (this.pages() > MOST_PAGES) return window.print();
    this.printing.set(true);
    await this.listing.again();
    const print = (): void => {
      if (!this.listing.failure()) window.print();
      this.printing.set(false);
    };
    afterNextRender({ read: print }, { injector: this.injector });
  }

  private read(month: string, query: object, page?: string): ReturnType<MonthsClient['cells']> {
    const at = (page: string): ReturnType<MonthsClient['cells']> => this.client.cells(month, { ...query, page });
    return page === undefined ? wholeList(at) : at(page);
  }
}
