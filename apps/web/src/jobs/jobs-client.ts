import { Injectable, inject } from '@angular/core';
import type { RecurringJobsView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** What the service does by itself, one method per route. */
@Injectable({ providedIn: 'root' })
export class JobsClient {
  private readonly api = inject(Api);

  recurring(): Promise<RecurringJobsView> {
    return this.api.get('jobs/recurring');
  }
}
