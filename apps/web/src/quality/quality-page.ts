import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { formatMonth } from '@chibo/domain';
import { ListSearch } from '../ui/list/list-search';
import { LongList, whilePrinting } from '../ui/list/long-list';
import { ShowAll } from '../ui/list/show-all';
import { MonthsClient } from '../months/months-client';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Icon } from '../ui/icon';
import type { Sorting } from '../ui/table/columns';
import { sortRows } from '../ui/table/columns';
import { Note } from '../ui/note';
import { GapsSection } from './gaps-section';
import { QualityClient } from './quality-client';
import { QualityRows } from './quality-rows';
import { QUALITY_COLUMNS } from './quality-columns';
import { lineWords } from './quality-words';

/** How the scores of a committee's subordinates look over three months: figures to ask about, never a verdict. */
@Component({
  imports: [GapsSection, RouterLink, Icon, ListSearch, Note, PageHeading, QualityRows, ReadingWords, ShowAll],
  templateUrl: './quality-page.html',
  styleUrls: ['../styles/committee-page.css', './quality-page.css'],
})
export class QualityPage {
  private readonly client = inject(QualityClient);
  private readonly monthsClient = inject(MonthsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  /** From the address: the month and the organisation. */
  readonly month = input.required<string>();
  readonly to = input<string>();

  protected readonly columns = QUALITY_COLUMNS;
  protected readonly formatMonth = formatMonth;
  protected readonly opening = reading({
    question: () => ({ month: this.month(), to: this.to() }),
    read: async ({ month, to }) => {
      const [view, table] = await Promise.all([
        this.client.quality(month, to),
        this.monthsClient.table(month, { organizationId: to, figures: 'LIVE' }),
      ]);
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
  protected readonly list = new LongList(
    computed(() => {
      const [rows, sorting] = [this.view()?.rows ?? [], this.sorting()];
      return sorting ? sortRows(rows, sorting, QUALITY_COLUMNS) : rows;
    }),
    whilePrinting(),
  );
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

  /** On a phone: figures begin with the highest, names with the first. */
  protected sortFrom(value: string): void {
    const column = QUALITY_COLUMNS.find(({ key }) => key === value);
    this.sorting.set(column && { by: column.key, down: column.figure === true });
  }

  protected goTo(month: string): void {
    void this.router.navigate(['/thang', month, 'chat-luong-cham'], { queryParams: { to: this.to() } });
  }

  protected print(): void {
    window.print();
  }
}

/** 2.1 before 10.1. */
function byCode(a: string, b: string): number {
  return a.localeCompare(b, 'vi', { numeric: true });
}
