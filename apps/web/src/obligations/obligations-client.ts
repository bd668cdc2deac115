import { Injectable, inject } from '@angular/core';
import type { MonthObligationsView } from '@chibo/contracts';
import { Api } from '../shell/api';

@Injectable({ providedIn: 'root' })
export class ObligationsClient {
  private readonly api = inject(Api);

  ofMonth(month: string, organizationId?: string): Promise<MonthObligationsView> {
    return this.api.get(`months/${month}/obligations${organizationId ? `?organizationId=${organizationId}` : ''}`);
  }
}
