import { Injectable, inject } from '@angular/core';
import type { ExcusedView, ExcuseManyBody, ExcusesQuery, ExcusesView, UndoExcusesBody } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Months of many branches excused together, one method per route. */
@Injectable({ providedIn: 'root' })
export class ExcusesClient {
  private readonly api = inject(Api);

  view(organizationId: string, query: ExcusesQuery): Promise<ExcusesView> {
    return this.api.get(`organizations/${organizationId}/excuses${queryOf({ ...query })}`);
  }

  excuse(body: ExcuseManyBody): Promise<ExcusedView> {
    return this.api.post('obligations/excuses', { body });
  }

  undo(body: UndoExcusesBody): Promise<ExcusedView> {
    return this.api.post('obligations/excuses/undo', { body });
  }
}
