import { Injectable, inject } from '@angular/core';
import type { QualityView, ScoreGapsView, TableFormat } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Parts of a query; what is empty is left out. */
type Query = Record<string, string | number | undefined>;

/** How the scores of a committee's subordinates look. */
@Injectable({ providedIn: 'root' })
export class QualityClient {
  private readonly api = inject(Api);

  quality(month: string, organizationId?: string): Promise<QualityView> {
    const query = organizationId ? `?organizationId=${encodeURIComponent(organizationId)}` : '';
    return this.api.get(`months/${month}/quality${query}`);
  }

  gaps(month: string, query: Query): Promise<ScoreGapsView> {
    return this.api.get(`months/${month}/gaps${queryOf(query)}`);
  }

  /** The same as a file. */
  gapsFile(month: string, format: TableFormat, query: Query): string {
    return `/api/months/${month}/gaps.${format}${queryOf(query)}`;
  }
}
