import { Injectable, inject } from '@angular/core';
import type {
  DecideModelBody,
  ExemplaryModelRow,
  ExemplaryModelsView,
  NominateModelBody,
  RemarkBody,
  TableFormat,
} from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

type Query = Record<string, string | number | undefined>;

/** An act is made on the version of the row that was seen. */
type Seen = Pick<ExemplaryModelRow, 'id' | 'version'>;

/** Models of "học tập và làm theo Bác", one method per route. */
@Injectable({ providedIn: 'root' })
export class ExemplaryModelsClient {
  private readonly api = inject(Api);

  list(query: Query): Promise<ExemplaryModelsView> {
    return this.api.get(`exemplary-models${queryOf(query)}`);
  }

  nominate(body: NominateModelBody): Promise<ExemplaryModelsView> {
    return this.api.post('exemplary-models', { body });
  }

  open({ id, version }: Seen, days: number): Promise<ExemplaryModelsView> {
    return this.api.post(`exemplary-models/${id}/opening`, { body: { days }, headers: ifMatch(version) });
  }

  remark({ id }: Seen, body: RemarkBody): Promise<ExemplaryModelsView> {
    return this.api.post(`exemplary-models/${id}/remarks`, { body });
  }

  decide({ id, version }: Seen, body: DecideModelBody): Promise<ExemplaryModelsView> {
    return this.api.post(`exemplary-models/${id}/decision`, { body, headers: ifMatch(version) });
  }

  /** Address of the list as a file. */
  file(format: TableFormat, query: Query): string {
    return `/api/exemplary-models.${format}${queryOf(query)}`;
  }
}

function ifMatch(version: number): Record<string, string> {
  return { 'If-Match': `"${version}"` };
}
