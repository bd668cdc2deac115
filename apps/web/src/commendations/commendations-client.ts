import { Injectable, inject } from '@angular/core';
import type { CommendationBody, CommendationRow, CommendationsView, TableFormat } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

type Query = Record<string, string | number | undefined>;

/** An act is made on the version of the row that was seen. */
type Seen = Pick<CommendationRow, 'id' | 'version'>;

/** Commendations of a committee, one method per route. */
@Injectable({ providedIn: 'root' })
export class CommendationsClient {
  private readonly api = inject(Api);

  list(query: Query): Promise<CommendationsView> {
    return this.api.get(`commendations${queryOf(query)}`);
  }

  add(body: CommendationBody): Promise<CommendationsView> {
    return this.api.post('commendations', { body });
  }

  change({ id, version }: Seen, body: CommendationBody): Promise<CommendationsView> {
    return this.api.put(`commendations/${id}`, { body, headers: { 'If-Match': `"${version}"` } });
  }

  withdraw({ id, version }: Seen, reason: string): Promise<CommendationsView> {
    return this.api.post(`commendations/${id}/withdraw`, {
      body: { reason },
      headers: { 'If-Match': `"${version}"` },
    });
  }

  /** Address of the list as a file. */
  file(format: TableFormat, query: Query): string {
    return `/api/commendations.${format}${queryOf(query)}`;
  }
}
