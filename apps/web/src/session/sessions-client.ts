import { Injectable, inject } from '@angular/core';
import type { OpenSessionsView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** In which browsers an account is signed in, one method per route; without an account those of one's own. */
@Injectable({ providedIn: 'root' })
export class SessionsClient {
  private readonly api = inject(Api);

  own(): Promise<OpenSessionsView> {
    return this.api.get('session/open');
  }

  endOwn(sessionId: string): Promise<OpenSessionsView> {
    return this.api.delete(`session/open/${sessionId}`);
  }

  endOthers(): Promise<OpenSessionsView> {
    return this.api.post('session/open/end-others', { body: {} });
  }

  of(accountId: string): Promise<OpenSessionsView> {
    return this.api.get(`accounts/${accountId}/sessions`);
  }

  endOf(accountId: string, sessionId: string): Promise<OpenSessionsView> {
    return this.api.delete(`accounts/${accountId}/sessions/${sessionId}`);
  }

  endAllOf(accountId: string): Promise<OpenSessionsView> {
    return this.api.post(`accounts/${accountId}/sessions/end`, { body: {} });
  }
}
