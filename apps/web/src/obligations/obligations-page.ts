import { Component, Injector, afterNextRender, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MonthObligationsView, ObligationRow } from '@chibo/contracts';
import { OBLIGATION_WHYS, OBLIGATION_WHY_LABEL, formatMonth } from '@chibo/domain';
import { ListSearch } from '../months/closing/list-search';
import { LongList } from '../months/closing/long-list';
import { wordsOf } from '../shell/api';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { ObligationRows } from './obligation-rows';
import { baseWords, leftOutWords } from './obligation-words';
import { ObligationsClient } from './obligations-client';

/** Thematic cards are owed beside the base, and a filter of their own. */
const THEMATIC = 'THEMATIC';

/** Who owes which card of a month, and why not: what the base of every percentage is made of. */
@Component({
  imports: [Icon, ListSearch, Note, ObligationRows, PageHeading, RouterLink],
  templateUrl: './obligations-page.html',
  styleUrls: ['../months/committee-page.css', './obligations-page.css'],
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

  protected readonly formatMonth = formatMonth;
  protected readonly baseWords = baseWords;
  protected readonly leftOutWords = leftOutWords;
  protected readonly view = signal<MonthObligationsView | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);
  private readonly rows = computed(() => this.view()?.rows ?? []);
  protected readonly list = new LongList<ObligationRow>(
    computed(() => {
      const wanted = this.loc();
      return wanted ? this.rows().filter((row) => keyOf(row) === wanted) : this.rows();
    }),
  );
  /** Reasons somebody has, with how many; the one in the address stays to be let go of. */
  protected readonly filters = computed(() =>
    [...OBLIGATION_WHYS, THEMATIC]
      .map((key) => ({
        key,
        label: key === THEMATIC ? 'Phiếu chuyên đề' : OBLIGATION_WHY_LABEL[key as ObligationRow['why']],
        count: this.rows().filter((row) => keyOf(row) === key).length,
      }))
      .filter(({ key, count }) => count > 0 || key === this.loc()),
  );
  protected readonly officerOf = computed(() =>
    this.session
      .roles()
      .filter(({ role }) => role === 'COMMITTEE_OFFICER')
      .map(({ organizationId }) => organizationId),
  );

  constructor() {
    effect(() => void this.load(this.month(), this.to()));
    effect(() =>
      this.frame.show({
        title: 'Nghĩa vụ chấm',
        subtitle: formatMonth(this.month()),
        path: '/thang',
      }),
    );
  }

  protected async load(month: string, to: string | undefined): Promise<void> {
    this.failure.set(undefined);
    this.view.set(undefined);
    const view = await this.client.ofMonth(month, to).catch(wordsOf);
    if (month !== this.month() || to !== this.to()) return;
    if (typeof view === 'string') this.failure.set(view);
    else this.view.set(view);
  }

  protected look(loc: string | null): void {
    void this.router.navigate([], { queryParams: { loc }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Paper has every row of the list in sight. */
  protected print(): void {
    this.list.showAll();
    afterNextRender({ read: () => window.print() }, { injector: this.injector });
  }
}

function keyOf({ kind, why }: ObligationRow): string {
  return kind === THEMATIC ? THEMATIC : why;
}
