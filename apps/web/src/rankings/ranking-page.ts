import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RankingView, TableFormat } from '@chibo/contracts';
import { formatMonth, formatPoints } from '@chibo/domain';
import type { FigureSource } from '@chibo/domain';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Icon } from '../ui/icon';
import { LongList, whilePrinting } from '../ui/list/long-list';
import { Pages } from '../ui/list/pages';
import { ShowAll } from '../ui/list/show-all';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { FigureSourceChoice } from '../months/closing/figure-source';
import { MonthsClient } from '../months/months-client';
import { MOST_PAGES, pagesOf, wholeList } from '../months/whole-list';
import { RankedCells } from './ranked-cells';
import { RankedOrganizations } from './ranked-organizations';
import { withTies } from './ranking-columns';

/** The month's two rankings. Looking for a name hides rows but never changes a rank. */
@Component({
  imports: [
    RouterLink,
    FigureSourceChoice,
    FileLinks,
    Icon,
    Note,
    PageHeading,
    Pages,
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
  private readonly injector = inject(Injector);

  readonly month = input.required<string>();
  /** From the address: organisation, pool (meeting kind and criteria set), words looked for, page, which of the two, whose figures (nay: of this moment). */
  readonly to = input<string>();
  readonly nhom = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();
  readonly xem = input<string>();
  readonly so = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  /** A sheet of paper bears the whole ranking, never the page in sight. */
  private readonly whole = signal(false);
  protected readonly opening = reading({
    question: () => ({
      month: this.month(),
      organizationId: this.to(),
      pool: this.nhom(),
      figures: this.so() === 'nay' ? 'LIVE' : undefined,
      // Organisations are all there: only branches are looked for by the server.
      q: this.ofOrganizations() ? undefined : this.tim(),
      page: this.whole() ? undefined : (this.trang() ?? '1'),
    }),
    read: ({ month, page, ...query }) => this.read(month, query, page),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly ofOrganizations = computed(() => this.xem() === 'to-chuc');
  private readonly allOrganizations = computed(() => this.view()?.organizations ?? []);
  protected readonly organizations = new LongList(this.allOrganizations, whilePrinting());
  protected readonly pages = computed(() => pagesOf(this.view() ?? { total: 0, pageSize: 1 }));
  protected readonly rankedCells = computed(() => withTies(this.view()?.cells ?? [], ({ among }) => among));
  protected readonly rankedOrganizations = computed(() => {
    const counts = Map.groupBy(this.allOrganizations(), ({ rank }) => rank);
    return withTies(this.organizations.shown(), ({ rank }) => counts.get(rank)?.length ?? 1);
  });
  /** "/311": every branch of the place, where all that are ranked stand in one pool. */
  protected readonly base = computed(() => {
    const view = this.view();
    return view?.pools.length === 1 ? `/${view.ranked + view.undecidedTotal + view.missingTotal}` : '';
  });
  /** Stands on paper where it bears a part of the ranking only. */
  protected readonly part = computed(() => {
    const { cells, total, page } = this.view() ?? { cells: [], total: 0, page: 1 };
    return cells.length < total ? `Trang ${page}/${this.pages()} của bảng ${total} chi bộ.` : undefined;
  });
  protected readonly empty = computed(() =>
    this.tim() ? 'Không có tên nào như vậy.' : 'Chưa có phiếu nào được xếp loại.',
  );

  constructor() {
    effect(() => {
      const words = this.tim() ?? '';
      untracked(() => this.organizations.search(words));
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

  protected readonly search = rested((words) => this.look({ tim: words || null, trang: null }));

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected showFigures(source: FigureSource): void {
    this.look({ so: source === 'LIVE' ? 'nay' : null, trang: null });
  }

  protected goTo(month: string): void {
    void this.router.navigate(['/xep-hang', month], { queryParams: { to: this.to(), xem: this.xem() } });
  }

  protected readonly file = (format: TableFormat): string =>
    this.client.rankingFile(this.month(), format, {
      organizationId: this.to(),
      pool: this.nhom(),
      figures: this.view()?.closing?.shown,
      of: this.ofOrganizations() ? 'ORGANIZATIONS' : 'CELLS',
      q: this.tim(),
    });

  /** Paper bears the whole ranking, which is read first; of one too long for that, the page in sight. */
  protected async print(): Promise<void> {
    if (this.ofOrganizations() || this.pages() > MOST_PAGES) return window.print();
    this.whole.set(true);
    await this.opening.again();
    const print = (): void => {
      if (!this.opening.failure()) window.print();
      this.whole.set(false);
    };
    afterNextRender({ read: print }, { injector: this.injector });
  }

  private read(month: string, query: object, page?: string): Promise<RankingView> {
    const at = (page: string): Promise<RankingView> => this.client.ranking(month, { ...query, page });
    return page === undefined ? wholeList(at) : at(page);
  }
}
