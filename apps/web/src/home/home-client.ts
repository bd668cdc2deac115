import { Injectable, inject } from '@angular/core';
import type { CellYearView, StandingsView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** What homes show at a glance, one method per route. */
@Injectable({ providedIn: 'root' })
export class HomeClient {
  private readonly api = inject(Api);

  standings(): Promise<StandingsView> {
    return this.api.get('tasks/standings');
  }

  year(): Promise<CellYearView> {
    return this.api.get('tasks/year');
  }
}
