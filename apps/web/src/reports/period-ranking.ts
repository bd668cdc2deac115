import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RankedInPeriod, ReportRankingView } from '@chibo/contracts';
import { formatMean, periodRankWords } from '@chibo/domain';
import { rankRemarks } from '@chibo/tables';
import { Cell, Folded } from '../ui/table/cell';
import { NO_VALUE } from '../ui/table/columns';
import { Table } from '../ui/table/table';
import { rankingColumns } from './report-columns';

/** Branches or organisations ranked over the months of a report, each with why it stands where it stands. */
@Component({
  selector: 'chibo-period-ranking',
  imports: [RouterLink, Cell, Folded, Table],
  templateUrl: './period-ranking.html',
  styleUrls: ['../styles/rows.css', './report-page.css'],
})
export class PeriodRanking {
  readonly view = input.required<ReportRankingView>();
  readonly ofOrganizations = input(false);

  protected readonly rows = computed(() => (this.ofOrganizations() ? this.view().organizations : this.view().cells));
  protected readonly columns = computed(() => rankingColumns(this.ofOrganizations()));
  protected readonly remarks = computed(() => rankRemarks(this.view()));
  protected readonly none = NO_VALUE;
  /** Several sorts stand one below the other. */
  protected readonly peers = computed(() => new Set(this.rows().map(({ peer }) => peer)).size > 1);
  protected readonly peerOf = ({ peer }: RankedInPeriod): string => peer;
  protected readonly keyOf = ({ id }: RankedInPeriod): string => id;
  protected readonly meanOf = ({ mean }: RankedInPeriod): string => (mean === undefined ? NO_VALUE : formatMean(mean));

  /** Why it has its rank, or why it has none. */
  protected why(row: RankedInPeriod): string[] {
    if (row.rank !== undefined) return periodRankWords(row, row.among);
    return [`Chưa xếp hạng: có ${row.n} tháng được xếp loại, cần từ ${this.view().least} tháng.`];
  }
}
