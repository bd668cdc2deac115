import { ApplicationRef, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MonthTableView, QualityView } from '@chibo/contracts';
import { formatMonth } from '@chibo/domain';
import { ListSearch } from '../months/closing/list-search';
import { LongList } from '../months/closing/long-list';
import { MonthsClient } from '../months/months-client';
import { wordsOf } from '../shell/api';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { QualityClient } from './quality-client';
import { QualityRows } from './quality-rows';
import type { Column, Sorting } from './quality-sort';
import { COLUMNS, sortRows } from './quality-sort';
import { lineWords } from './quality-words';

/** How the scores of a committee's subordinates look over three months: figures to ask about, never a verdict. */
@Component({
  imports: [RouterLink, Icon, ListSearch, Note, PageHeading, QualityRows],
  templateUrl: './quality-page.html',
  styleUrls: ['../months/committee-page.css', './quality-page.css'],
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
  protected readonly view = signal<QualityView | undefined>(undefined);
  /** Superiors and months to go to, as the month's table knows them. */
  private readonly table = signal<MonthTableView | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
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
    effect(() => void this.load(this.month(), this.to()));
    effect(() => {
      const view = this.view();
      if (view)
        this.frame.show({
          title: 'Chất lượng chấm',
          subtitle: `${formatMonth(view.to)}, ${view.organization.name}`,
          path: '/thang',
        });
    });
  }

  protected async load(month: string, to: string | undefined): Promise<void> {
    this.failure.set(undefined);
    try {
      const [view, table] = await Promise.all([this.client.quality(month, to), this.monthsClient.table(month, to)]);
      if (month !== this.month() || to !== this.to()) return;
      this.list.search('');
      this.table.set(table);
      this.view.set(view);
    } catch (error) {
      if (month === this.month() && to === this.to()) this.failure.set(wordsOf(error));
    }
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
