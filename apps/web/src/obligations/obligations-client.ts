import { Injectable, inject } from '@angular/core';
import type { MonthObligationsQuery, MonthObligationsView } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

export type ObligationsWanted = { [K in keyof MonthObligationsQuery]?: string };

@Injectable({ providedIn: 'root' })
export class ObligationsClient {
  private readonly api = inject(Api);

  /** A page of those that were asked for. */
  ofMonth(month: string, wanted: ObligationsWanted = {}): Promise<MonthObligationsView> {
    return this.api.get(`months/${month}/obligations${queryOf(wanted)}`);
  }
}
