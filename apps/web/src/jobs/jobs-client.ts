import { Injectable, inject } from '@angular/core';
import type { CardsJobBody, JobsView, JobView, RecurringJobsView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** What takes longer than a request, and what the service does by itself: one method per route. */
@Injectable({ providedIn: 'root' })
export class JobsClient {
  private readonly api = inject(Api);

  recurring(): Promise<RecurringJobsView> {
    return this.api.get('jobs/recurring');
  }

  list(): Promise<JobsView> {
    return this.api.get('jobs');
  }

  askForCards(body: CardsJobBody): Promise<JobView> {
    return this.api.post('jobs/cards', { body });
  }

  cancel(id: string): Promise<JobView> {
    return this.api.delete(`jobs/${id}`);
  }

  /** Address of a finished job's archive. */
  file(id: string): string {
    return `/api/jobs/${id}/file`;
  }
}
