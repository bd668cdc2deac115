import { Injectable, inject } from '@angular/core';
import type { QualityView } from '@chibo/contracts';
import { Api } from '../shell/api';

/** How the scores of a committee's subordinates look. */
@Injectable({ providedIn: 'root' })
export class QualityClient {
  private readonly api = inject(Api);

  quality(month: string, organizationId?: string): Promise<QualityView> {
    const query = organizationId ? `?organizationId=${encodeURIComponent(organizationId)}` : '';
    return this.api.get(`months/${month}/quality${query}`);
  }
}
