import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { GapRow, TableFormat } from '@chibo/contracts';
import { BAND_LABEL, formatMonth, formatPoints, gapWords } from '@chibo/domain';
import { gapRemark } from '@chibo/tables';
import { FileLinks } from '../shell/file-links';
import { Frame } from '../shell/frame';
import { PageHeading } from '../shell/page-heading';
import { reading } from '../shell/reading';
import { ReadingWords } from '../shell/reading-words';
import { Pages } from '../ui/list/pages';
import { rested } from '../ui/rested';
import { Cell, Folded } from '../ui/table/cell';
import { Table } from '../ui/table/table';
import { TextControl } from '../ui/text-control';
import { momentOf } from '../ui/when';
import { QualityClient } from './quality-client';
import { GAP_COLUMNS } from './score-gap-columns';

/** "Chênh lệch điểm": where the verified score is far from the branch's own, and why, for the meeting that decides. */
@Component({
  imports: [RouterLink, Cell, FileLinks, Folded, PageHeading, Pages, ReadingWords, Table, TextControl],
  templateUrl: './score-gaps-page.html',
  styleUrls: ['../styles/committee-page.css', '../styles/rows.css', './score-gaps-page.css'],
})
export class ScoreGapsPage {
  private readonly client = inject(QualityClient);
  private readonly router = inject(Router);
  private readonly frame = inject(Frame);

  /** From the address: month, committee, words looked for, page. */
  readonly month = input.required<string>();
  readonly to = input<string>();
  readonly tim = input<string>();
  readonly trang = input<string>();

  protected readonly formatMonth = formatMonth;
  protected readonly formatPoints = formatPoints;
  protected readonly label = BAND_LABEL;
  protected readonly moment = momentOf;
  protected readonly remark = gapRemark;
  protected readonly columns = GAP_COLUMNS;
  private readonly question = computed(() => ({ organizationId: this.to(), q: this.tim() }));
  protected readonly opening = reading({
    question: () => ({ month: this.month(), ...this.question(), page: this.trang() }),
    read: ({ month, ...query }) => this.client.gaps(month, query),
    keep: true,
  });
  protected readonly view = this.opening.value;
  protected readonly pages = computed(() => {
    const view = this.view();
    return view ? Math.ceil(view.total / view.pageSize) : 0;
  });
  protected readonly keyOf = ({ cellId }: GapRow): string => cellId;
  protected readonly gapOf = ({ self, verified }: GapRow): string => gapWords(self, verified);
  protected readonly file = (format: TableFormat): string =>
    this.client.gapsFile(this.month(), format, this.question());

  constructor() {
    effect(() => {
      const view = this.view();
      if (view)
        this.frame.show({
          title: `Chênh lệch điểm ${formatMonth(view.month)}`,
          subtitle: view.organization.name,
          path: '/thang',
        });
    });
  }

  protected readonly search = rested((words) => this.look({ tim: words || null, trang: null }));

  protected look(params: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
