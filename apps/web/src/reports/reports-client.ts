import { Injectable, inject } from '@angular/core';
import type {
  CommentaryView,
  ReportCellsView,
  ReportClosedMonthsView,
  ReportFactsView,
  ReportRankingView,
  ReportView,
  TableFormat,
} from '@chibo/contracts';
import type { Commentary } from '@chibo/domain';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Parts of a query; what is empty is left out. */
type Query = Record<string, string | number | undefined>;

/** Reports over months, one method per route. */
@Injectable({ providedIn: 'root' })
export class ReportsClient {
  private readonly api = inject(Api);

  bands(query: Query): Promise<ReportView> {
    return this.api.get(`reports/bands${queryOf(query)}`);
  }

  cells(query: Query): Promise<ReportCellsView> {
    return this.api.get(`reports/cells${queryOf(query)}`);
  }

  facts(query: Query): Promise<ReportFactsView> {
    return this.api.get(`reports/facts${queryOf(query)}`);
  }

  commentary(query: Query): Promise<CommentaryView> {
    return this.api.get(`reports/commentary${queryOf(query)}`);
  }

  /** @param version as seen; 0: nobody had written it */
  writeCommentary(query: Query, version: number, body: Commentary): Promise<CommentaryView> {
    const headers = { 'If-Match': `"${version}"` };
    return this.api.put(`reports/commentary${queryOf(query)}`, { body, headers });
  }

  closedMonths(query: Query): Promise<ReportClosedMonthsView> {
    return this.api.get(`reports/closed-months${queryOf(query)}`);
  }

  ranking(query: Query): Promise<ReportRankingView> {
    return this.api.get(`reports/ranking${queryOf(query)}`);
  }

  /** Addresses of the same as files. */
  bandsFile(format: TableFormat, query: Query): string {
    return `/api/reports/bands.${format}${queryOf(query)}`;
  }

  cellsFile(format: TableFormat, query: Query): string {
    return `/api/reports/cells.${format}${queryOf(query)}`;
  }

  factsFile(format: TableFormat, query: Query): string {
    return `/api/reports/facts.${format}${queryOf(query)}`;
  }

  rankingFile(format: TableFormat, query: Query): string {
    return `/api/reports/ranking.${format}${queryOf(query)}`;
  }
}
