import { Component, Injector, afterNextRender, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ObligationRow } from '@chibo/contracts';
import { OBLIGATION_WHYS, OBLIGATION_WHY_LABEL, formatMonth } from '@chibo/domain';
import { ListSearch } from '../months/closing/list-search';
import { LongList } from '../months/closing/long-list';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { Icon } from '../ui/icon';
import { ObligationRows } from './obligation-rows';
import { baseWords, leftOutWords } from './obligation-words';
import { ObligationsClient } from './obligations-client';

/** Thematic cards are owed beside the base, and a filter of their own. */
const THEMATIC = 'THEMATIC';

/** Who owes which card of a month, and why not: what the base of every percentage is made of. */
@Component({
  imports: [Icon, ListSearch, ObligationRows, PageHeading, ReadingWords, RouterLink],
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
  protected readonly opening = reading({
    question: () => ({ month: this.month(), to: this.to() }),
    read: ({ month, to }) => this.client.ofMonth(month, to),
  });
  protected readonly view = this.opening.value;
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
    effect(() =>
      this.frame.show({
        title: 'Nghĩa vụ chấm',
        subtitle: formatMonth(this.month()),
        path: '/thang',
      }),
    );
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
