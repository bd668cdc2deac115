import { Injectable, inject } from '@angular/core';
import type { CellYearView, MonthDaysView, StandingsView, TasksView } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** What waits for whoever is signed in, one method per route. */
@Injectable({ providedIn: 'root' })
export class TasksClient {
  private readonly api = inject(Api);

  tasks(): Promise<TasksView> {
    return this.api.get('tasks');
  }

  standings(): Promise<StandingsView> {
    return this.api.get('tasks/standings');
  }

  /** The month on the home, by day. */
  days(month: string, organizationId: string): Promise<MonthDaysView> {
    return this.api.get(`months/${month}/days${queryOf({ organizationId })}`);
  }

  year(): Promise<CellYearView> {
    return this.api.get('tasks/year');
  }
}
