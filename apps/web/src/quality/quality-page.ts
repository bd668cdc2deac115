import { ApplicationRef, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatMonth } from '@chibo/domain';
import { ListSearch } from '../months/closing/list-search';
import { LongList } from '../months/closing/long-list';
import { MonthsClient } from '../months/months-client';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { QualityClient } from './quality-client';
import { QualityRows } from './quality-rows';
import type { Column, Sorting } from './quality-sort';
import { COLUMNS, sortRows } from './quality-sort';
import { lineWords } from './quality-words';

/** How the scores of a committee's subordinates look over three months: figures to ask about, never a verdict. */
@Component({
  imports: [RouterLink, Icon, ListSearch, Note, PageHeading, QualityRows, ReadingWords],
  templateUrl: './quality-page.html',
  styleUrls: ['../styles/committee-page.css', './quality-page.css'],
  host: { '(window:beforeprint)': 'onPaper(true)', '(window:afterprint)': 'onPaper(false)' },
})
export class QualityPage {
  private readonly client = inject(QualityClient);
  private readonly monthsClient = inject(MonthsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly application = inject(ApplicationRef);

  /** From the address: the month and the organisation. */
  readonly month = input.required<string>();
  readonly to = input<string>();

  protected readonly columns = COLUMNS;
  protected readonly formatMonth = formatMonth;
  protected readonly opening = reading({
    question: () => ({ month: this.month(), to: this.to() }),
    read: async ({ month, to }) => {
      const [view, table] = await Promise.all([this.client.quality(month, to), this.monthsClient.table(month, to)]);
      return { view, table };
    },
    keep: true,
  });
  protected readonly view = computed(() => this.opening.value()?.view);
  /** Superiors and months to go to, as the month's table knows them. */
  private readonly table = computed(() => this.opening.value()?.table);
  protected readonly superiors = computed(() => this.table()?.path.slice(0, -1) ?? []);
  protected readonly months = computed(() => this.table()?.months ?? []);

  /** Absent: the order of the month's table. */
  protected readonly sorting = signal<Sorting | undefined>(undefined);
  private readonly sorted = computed(() => {
    const [rows, sorting] = [this.view()?.rows ?? [], this.sorting()];
    return sorting ? sortRows(rows, sorting) : rows;
  });
  protected readonly list = new LongList(this.sorted);
  private readonly printing = signal(false);
  protected readonly rows = computed(() => (this.printing() ? this.sorted() : this.list.shown()));
  protected readonly namesOnPaper = computed(() => {
    const view = this.view();
    const codes = new Set(view?.rows.flatMap(({ quality }) => quality.neverBelow));
    return lineWords([...codes].sort(byCode), view?.lineNames ?? {}).join('; ');
  });

  constructor() {
    effect(() => {
      const view = this.view();
      untracked(() => this.list.search(''));
      if (view)
        this.frame.show({
          title: 'Chất lượng chấm',
          subtitle: `${formatMonth(view.to)}, ${view.organization.name}`,
          path: '/thang',
        });
    });
  }

  /** Figures begin with the highest, names with the first. */
  protected sortBy(by: Column): void {
    this.sorting.update((now) => ({ by, down: now?.by === by ? !now.down : by !== 'name' }));
  }

  protected sortFrom(value: string): void {
    const column = COLUMNS.find(({ key }) => key === value);
    this.sorting.set(column && { by: column.key, down: column.key !== 'name' });
  }

  protected goTo(month: string): void {
    void this.router.navigate(['/thang', month, 'chat-luong-cham'], { queryParams: { to: this.to() } });
  }

  protected print(): void {
    window.print();
  }

  /** The browser prints as soon as this returns: what was searched for must have given way to the whole table by then. */
  protected onPaper(printing: boolean): void {
    this.printing.set(printing);
    this.application.tick();
  }
}

/** 2.1 before 10.1. */
function byCode(a: string, b: string): number {
  return a.localeCompare(b, 'vi', { numeric: true });
}
