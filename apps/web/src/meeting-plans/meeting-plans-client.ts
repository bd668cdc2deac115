import { Injectable, inject } from '@angular/core';
import type { MeetingPlanBody, MeetingPlanView, ScheduleView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** When and where branches mean to meet, one method per route. */
@Injectable({ providedIn: 'root' })
export class MeetingPlansClient {
  private readonly api = inject(Api);

  plan(organizationId: string, month: string): Promise<MeetingPlanView> {
    return this.api.get(`organizations/${organizationId}/meeting-plan?month=${month}`);
  }

  write(organizationId: string, body: MeetingPlanBody): Promise<MeetingPlanView> {
    return this.api.put(`organizations/${organizationId}/meeting-plan`, { body });
  }

  schedule(organizationId: string, month: string, words = ''): Promise<ScheduleView> {
    const q = words ? `&q=${encodeURIComponent(words)}` : '';
    return this.api.get(`organizations/${encodeURIComponent(organizationId)}/schedule?month=${month}${q}`);
  }

  /** Address of the notice on paper. */
  notice(organizationId: string, month: string): string {
    return `/api/organizations/${encodeURIComponent(organizationId)}/schedule.pdf?month=${month}`;
  }
}
