import { Component, computed, effect, inject, input } from '@angular/core';
import type { Params } from '@angular/router';
import { Router, RouterLink } from '@angular/router';
import type { ReadinessRow } from '@chibo/contracts';
import type { ReadinessGap } from '@chibo/domain';
import { READINESS_GAP_LABEL, READINESS_GAPS } from '@chibo/domain';
import { Frame } from '../shell/frame';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Session } from '../shell/session';
import { AdminWays } from '../ui/admin-ways';
import { Pages } from '../ui/list/pages';
import { Note } from '../ui/note';
import { rested } from '../ui/rested';
import { Cell, Folded } from '../ui/table/cell';
import type { Column } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { TextControl } from '../ui/text-control';
import { ReadinessClient } from './readiness-client';

const COLUMNS: readonly Column<ReadinessRow>[] = [
  { key: 'name', head: 'Tổ chức đảng', width: '40%' },
  { key: 'parent', head: 'Trực thuộc', words: ({ parentName }) => parentName },
  { key: 'gap', head: 'Thiếu gì', words: ({ gap }) => READINESS_GAP_LABEL[gap] },
];

/** "Kiểm tra sẵn sàng": who is missing before a month begins. */
@Component({
  imports: [AdminWays, Cell, Folded, Note, Pages, ReadingWords, RouterLink, Table, TextControl],
  templateUrl: './readiness-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css'],
  styles: `
    .page {
      padding-bottom: 2rem;
    }
  `,
})
export class ReadinessPage {
  private readonly client = inject(ReadinessClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly frame = inject(Frame);

  /** From the address: organisation, sort, words looked for, page. */
  readonly to = input<string>();
  readonly thieu = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();

  protected readonly columns = COLUMNS;
  protected readonly gaps = READINESS_GAPS;
  protected readonly label = READINESS_GAP_LABEL;
  protected readonly keyOf = ({ gap, organizationId }: ReadinessRow): string => `${gap} ${organizationId}`;
  /** Who may give roles finds the way to it at each row. */
  protected readonly isAdmin = computed(() => this.session.roles().some(({ role }) => role === 'ADMIN'));
  protected readonly opening = reading({
    question: () => ({
      organizationId: this.to(),
      gap: READINESS_GAPS.find((one) => one === this.thieu()),
      q: this.tim(),
      page: this.trang(),
    }),
    read: (query) => this.client.readiness(query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly pages = computed(() => Math.ceil((this.view()?.total ?? 0) / (this.view()?.pageSize ?? 1)));
  protected readonly missing = computed(() => {
    const counts = this.view()?.counts;
    return counts ? READINESS_GAPS.reduce((sum, gap) => sum + counts[gap], 0) : 0;
  });

  constructor() {
    effect(() => this.frame.show({ title: 'Kiểm tra sẵn sàng', path: '/quan-tri' }));
  }

  /** Another list begins at its first page. */
  protected look(change: Params): void {
    const queryParams = { trang: null, ...change };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected toggle(gap: ReadinessGap): void {
    this.look({ thieu: this.thieu() === gap ? null : gap });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null }));
}
