import { Component, Injector, afterNextRender, computed, effect, inject, input, signal } from '@angular/core';
import type { Params } from '@angular/router';
import { Router, RouterLink } from '@angular/router';
import type { ObligationRow } from '@chibo/contracts';
import { OBLIGATION_WHYS, OBLIGATION_WHY_LABEL, formatMonth } from '@chibo/domain';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Pages } from '../ui/list/pages';
import { rested } from '../ui/rested';
import { TextControl } from '../ui/text-control';
import { ObligationRows } from './obligation-rows';
import { baseWords, leftOutWords } from './obligation-words';
import type { ObligationsWanted } from './obligations-client';
import { ObligationsClient } from './obligations-client';

/** From so many rows on a list can be searched. */
const SEARCHED_FROM = 8;

/** Thematic cards are owed beside the base, and a filter of their own. */
const THEMATIC = 'THEMATIC';

/** Who owes which card of a month, and why not: what the base of every percentage is made of. */
@Component({
  imports: [Icon, ObligationRows, PageHeading, Pages, ReadingWords, RouterLink, TextControl],
  templateUrl: './obligations-page.html',
  styleUrls: ['../styles/committee-page.css', './obligations-page.css'],
})
export class ObligationsPage {
  private readonly client = inject(ObligationsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);
  private readonly injector = inject(Injector);

  /** From the address: the month, the committee, the reason looked for. */
  readonly month = input.required<string>();
  readonly to = input<string>();
  readonly loc = input<string>();
  /** Words looked for, and the page of what was found. */
  readonly tim = input<string>();
  readonly trang = input<string>();

  protected readonly SEARCHED_FROM = SEARCHED_FROM;
  protected readonly formatMonth = formatMonth;
  protected readonly baseWords = baseWords;
  protected readonly leftOutWords = leftOutWords;
  protected readonly opening = reading({
    question: () => ({ month: this.month(), ...this.wanted(), page: this.trang() }),
    read: ({ month, ...wanted }) => this.client.ofMonth(month, wanted),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly pages = computed(() => {
    const view = this.view();
    return view ? Math.ceil(view.total / view.pageSize) : 0;
  });
  /** Every row of what is asked for, while it is printed. */
  protected readonly all = signal<readonly ObligationRow[] | undefined>(undefined);
  protected readonly rows = computed(() => this.all() ?? this.view()?.rows ?? []);
  /** As many as there are, whatever is asked for. */
  protected readonly everything = computed(() => this.counts().reduce((sum, { count }) => sum + count, 0));
  private readonly counts = computed(() => {
    const view = this.view();
    return [
      ...OBLIGATION_WHYS.map((key) => ({ key, label: OBLIGATION_WHY_LABEL[key], count: view?.whys[key] ?? 0 })),
      { key: THEMATIC, label: 'Phiếu chuyên đề', count: view?.thematic ?? 0 },
    ];
  });
  /** Reasons somebody has, with how many; the one in the address stays to be let go of. */
  protected readonly filters = computed(() =>
    this.counts().filter(({ key, count }) => count > 0 || key === this.loc()),
  );
  protected readonly officerOf = computed(() =>
    this.session
      .roles()
      .filter(({ role }) => role === 'COMMITTEE_OFFICER')
      .map(({ organizationId }) => organizationId),
  );
  /** Only the committee itself excuses, of its own branches. */
  protected readonly mayExcuse = computed(() => {
    const to = this.to();
    return to ? this.officerOf().includes(to) : this.officerOf().length > 0;
  });

  constructor() {
    effect(() =>
      this.frame.show({
        title: 'Nghĩa vụ chấm',
        subtitle: formatMonth(this.month()),
        path: '/thang',
      }),
    );
  }

  private wanted(): ObligationsWanted {
    return { organizationId: this.to(), why: this.loc() as ObligationsWanted['why'], q: this.tim() };
  }

  /** Another list begins at its first page. */
  protected look(change: Params): void {
    const queryParams = { trang: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));

  /** Paper has every row of what is asked for, page after page. */
  protected async print(): Promise<void> {
    const rows: ObligationRow[] = [];
    for (let page = 1; page <= this.pages(); page += 1)
      rows.push(...(await this.client.ofMonth(this.month(), { ...this.wanted(), page: `${page}` })).rows);
    this.all.set(rows);
    afterNextRender(
      {
        read: () => {
          window.print();
          this.all.set(undefined);
        },
      },
      { injector: this.injector },
    );
  }
}
