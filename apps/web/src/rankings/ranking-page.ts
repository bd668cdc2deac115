import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RankedCell } from '@chibo/contracts';
import { foldVietnamese, formatMean, formatMonth, formatPoints } from '@chibo/domain';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { BandMark } from '../ui/band-mark';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { TextControl } from '../ui/text-control';
import { MonthsClient } from '../months/months-client';

/** The month's two rankings. Looking for a name hides rows but never changes a rank. */
@Component({
  imports: [RouterLink, BandMark, Icon, Note, PageHeading, ReadingWords, TextControl],
  templateUrl: './ranking-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css', './ranking-page.css'],
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
  protected readonly formatMean = formatMean;
  protected readonly formatPoints = formatPoints;
  protected readonly opening = reading({
    question: () => ({ month: this.month(), organizationId: this.to(), pool: this.nhom() }),
    read: ({ month, ...query }) => this.client.ranking(month, query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly opened = signal<string | undefined>(undefined);
  protected readonly ofOrganizations = computed(() => this.xem() === 'to-chuc');
  private readonly wanted = computed(() => foldVietnamese(this.tim() ?? ''));
  protected readonly cells = computed(() =>
    (this.view()?.cells ?? []).filter(({ name, parentName }) => this.matches(`${name} ${parentName}`)),
  );
  protected readonly organizations = computed(() =>
    (this.view()?.organizations ?? []).filter(({ name }) => this.matches(name)),
  );

  constructor() {
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

  private searching?: ReturnType<typeof setTimeout>;

  protected search(words: string): void {
    clearTimeout(this.searching);
    this.searching = setTimeout(() => this.look({ tim: words.trim() || null }), 250);
  }

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected goTo(month: string): void {
    void this.router.navigate(['/xep-hang', month], { queryParams: { to: this.to(), xem: this.xem() } });
  }

  protected toggle(cellId: string): void {
    this.opened.update((now) => (now === cellId ? undefined : cellId));
  }

  /** "Có 3 chi bộ điểm cao hơn nên xếp hạng 4; cùng điểm với 1 chi bộ." */
  protected why(row: RankedCell): string {
    const all = this.view()?.cells ?? [];
    const above = row.rank - 1;
    const same = all.filter(({ rank }) => rank === row.rank).length - 1;
    const first = above === 0 ? 'Không chi bộ nào có điểm cao hơn' : `Có ${above} chi bộ có điểm cao hơn`;
    const tie =
      same > 0 ? `, ${same} chi bộ cùng ${formatPoints(row.total)} điểm nên cùng hạng; hạng sau bỏ qua số đó` : '';
    return `${first} ${formatPoints(row.total)}, nên xếp hạng ${row.rank}${tie}.`;
  }

  protected print(): void {
    window.print();
  }

  private matches(text: string): boolean {
    return foldVietnamese(text).includes(this.wanted());
  }
}
