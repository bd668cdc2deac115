import { Injectable, inject } from '@angular/core';
import type { ChaseCellsBody, ChasedView, ChasingView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** Reminding branches by hand, one method per route. */
@Injectable({ providedIn: 'root' })
export class ChasingClient {
  private readonly api = inject(Api);

  chasing(month: string, organizationId: string): Promise<ChasingView> {
    return this.api.get(`months/${month}/chasing?organizationId=${encodeURIComponent(organizationId)}`);
  }

  chase(month: string, body: ChaseCellsBody): Promise<ChasedView> {
    return this.api.post(`months/${month}/chasing`, { body });
  }
}
