import { Injectable, inject } from '@angular/core';
import type { CellYearView, StandingsView, TasksView } from '@chibo/contracts';
import { Api } from '../shell/api';

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

  year(): Promise<CellYearView> {
    return this.api.get('tasks/year');
  }
}
