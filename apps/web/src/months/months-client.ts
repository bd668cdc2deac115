import { Injectable, inject } from '@angular/core';
import type {
  CloseMonthBody,
  GrantLeaveBody,
  MonthCellsView,
  MonthClosingView,
  MonthTableView,
  RankingView,
  ReasonBody,
  ReopenMonthBody,
  TableFormat,
} from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Parts of a query; what is empty is left out. */
type Query = Record<string, string | number | undefined>;

/** The committee's month, one method per route. */
@Injectable({ providedIn: 'root' })
export class MonthsClient {
  private readonly api = inject(Api);

  table(month: string, query: Query): Promise<MonthTableView> {
    return this.api.get(`months/${month}/table${queryOf(query)}`);
  }

  cells(month: string, query: Query): Promise<MonthCellsView> {
    return this.api.get(`months/${month}/cells${queryOf(query)}`);
  }

  ranking(month: string, query: Query): Promise<RankingView> {
    return this.api.get(`months/${month}/ranking${queryOf(query)}`);
  }

  /** Addresses of the month's tables as files. */
  tableFile(month: string, format: TableFormat, query: Query): string {
    return `/api/months/${month}/table.${format}${queryOf(query)}`;
  }

  listFile(month: string, format: TableFormat, query: Query): string {
    return `/api/months/${month}/list.${format}${queryOf(query)}`;
  }

  lateFile(month: string, format: TableFormat, query: Query): string {
    return `/api/months/${month}/late.${format}${queryOf(query)}`;
  }

  rankingFile(month: string, format: TableFormat, query: Query): string {
    return `/api/months/${month}/ranking.${format}${queryOf(query)}`;
  }

  closing(month: string, query: Query): Promise<MonthClosingView> {
    return this.api.get(`months/${month}/closing${queryOf(query)}`);
  }

  closingFile(month: string, format: TableFormat, query: Query): string {
    return `/api/months/${month}/closing.${format}${queryOf(query)}`;
  }

  close(month: string, body: CloseMonthBody): Promise<MonthClosingView> {
    return this.api.post(`months/${month}/close`, { body });
  }

  /** Opens a closed month again; a branch excused from it is opened again by `reopen`. */
  reopenMonth(month: string, body: ReopenMonthBody): Promise<MonthClosingView> {
    return this.api.post(`months/${month}/reopen`, { body });
  }

  excuse(obligationId: string, body: ReasonBody): Promise<void> {
    return this.api.post(`obligations/${obligationId}/excuse`, { body });
  }

  reopen(obligationId: string, body: ReasonBody): Promise<void> {
    return this.api.post(`obligations/${obligationId}/reopen`, { body });
  }

  grantLeave(obligationId: string, body: GrantLeaveBody): Promise<void> {
    return this.api.put(`obligations/${obligationId}/leave`, { body });
  }

  withdrawLeave(obligationId: string): Promise<void> {
    return this.api.delete(`obligations/${obligationId}/leave`);
  }
}
