import { Injectable, inject } from '@angular/core';
import type {
  CommitteeSettingsBody,
  CommitteeSettingsView,
  DeadlineExceptionBody,
  DeadlineRuleBody,
  DeadlinesView,
} from '@chibo/contracts';
import { Api } from '../shell/api';

/** Deadlines and deciding of one organisation, one method per route. */
@Injectable({ providedIn: 'root' })
export class DeadlinesClient {
  private readonly api = inject(Api);

  deadlines(id: string): Promise<DeadlinesView> {
    return this.api.get(`organizations/${id}/deadlines`);
  }

  setRule(id: string, body: DeadlineRuleBody): Promise<DeadlinesView> {
    return this.api.put(`organizations/${id}/deadlines`, { body });
  }

  addException(id: string, body: DeadlineExceptionBody): Promise<DeadlinesView> {
    return this.api.post(`organizations/${id}/deadlines/exceptions`, { body });
  }

  dropException(id: string, exceptionId: string): Promise<DeadlinesView> {
    return this.api.delete(`organizations/${id}/deadlines/exceptions/${exceptionId}`);
  }

  settings(id: string): Promise<CommitteeSettingsView> {
    return this.api.get(`organizations/${id}/settings`);
  }

  changeSettings(id: string, body: CommitteeSettingsBody): Promise<CommitteeSettingsView> {
    return this.api.put(`organizations/${id}/settings`, { body });
  }
}
