import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { TableFormat } from '@chibo/contracts';
import { formatMonth, formatPoints } from '@chibo/domain';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Icon } from '../ui/icon';
import { LongList, whilePrinting } from '../ui/list/long-list';
import { ShowAll } from '../ui/list/show-all';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { MonthsClient } from '../months/months-client';
import { RankedCells } from './ranked-cells';
import { RankedOrganizations } from './ranked-organizations';
import { withTies } from './ranking-columns';

/** The month's two rankings. Looking for a name hides rows but never changes a rank. */
@Component({
  imports: [
    RouterLink,
    FileLinks,
    Icon,
    Note,
    PageHeading,
    RankedCells,
    RankedOrganizations,
    ReadingWords,
    ShowAll,
    TextControl,
  ],
  templateUrl: './ranking-page.html',
  styleUrls: ['../styles/committee-page.css', './ranking-page.css'],
})
export class RankingPage {
  private readonly client = inject(MonthsClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  readonly month = input.required<string>();
  /** From the address: organisation, pool (meeting kind and criteria set), words looked for, which of the two. */
  readonly to = input<string>();
  readonly nhom = input<string>();
  readonly tim = input<string>();
  readonly xem = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  protected readonly opening = reading({
    question: () => ({ month: this.month(), organizationId: this.to(), pool: this.nhom() }),
    read: ({ month, ...query }) => this.client.ranking(month, query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly ofOrganizations = computed(() => this.xem() === 'to-chuc');
  private readonly printing = whilePrinting();
  protected readonly allCells = computed(() => this.view()?.cells ?? []);
  private readonly allOrganizations = computed(() => this.view()?.organizations ?? []);
  protected readonly cells = new LongList(this.allCells, this.printing);
  protected readonly organizations = new LongList(this.allOrganizations, this.printing);
  protected readonly undecided = new LongList(
    computed(() => this.view()?.undecided ?? []),
    this.printing,
  );
  protected readonly missing = new LongList(
    computed(() => this.view()?.missing ?? []),
    this.printing,
  );
  protected readonly rankedCells = computed(() => withTies(this.cells.shown(), this.allCells()));
  protected readonly rankedOrganizations = computed(() =>
    withTies(this.organizations.shown(), this.allOrganizations()),
  );
  /** "/311": every branch of the place, where all that are ranked stand in one pool. */
  protected readonly base = computed(() => {
    const all = [this.allCells(), this.undecided.rows(), this.missing.rows()].reduce(
      (sum, { length }) => sum + length,
      0,
    );
    return this.view()?.pools.length === 1 ? `/${all}` : '';
  });
  protected readonly empty = computed(() =>
    this.tim() ? 'Không có tên nào như vậy.' : 'Chưa có phiếu nào được xếp loại.',
  );

  constructor() {
    effect(() => {
      const words = this.tim() ?? '';
      untracked(() => [this.cells, this.organizations].forEach((list) => list.search(words)));
    });
    effect(() => {
      const view = this.view();
      if (view)
        this.frame.show({
          title: `Xếp hạng ${formatMonth(view.month)}`,
          subtitle: view.organization.name,
          path: '/xep-hang',
        });
    });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected goTo(month: string): void {
    void this.router.navigate(['/xep-hang', month], { queryParams: { to: this.to(), xem: this.xem() } });
  }

  protected readonly file = (format: TableFormat): string =>
    this.client.rankingFile(this.month(), format, {
      organizationId: this.to(),
      pool: this.nhom(),
      of: this.ofOrganizations() ? 'ORGANIZATIONS' : 'CELLS',
      q: this.tim(),
    });

  protected print(): void {
    window.print();
  }
}
