import { Injectable, inject } from '@angular/core';
import type { AssignOfficerBody, SupervisionAssignment, SupervisionView } from '@chibo/contracts';
import { Api } from '../shell/api';

type Seen = Pick<SupervisionAssignment, 'id' | 'version'>;

/** Who of a committee follows which branch, one method per route. */
@Injectable({ providedIn: 'root' })
export class SupervisionClient {
  private readonly api = inject(Api);

  view(id: string): Promise<SupervisionView> {
    return this.api.get(`organizations/${id}/supervision`);
  }

  assign(id: string, body: AssignOfficerBody): Promise<SupervisionView> {
    return this.api.post(`organizations/${id}/supervision`, { body });
  }

  end(id: string, { id: assignment, version }: Seen, until: string): Promise<SupervisionView> {
    return this.api.post(`organizations/${id}/supervision/${assignment}/end`, { body: { until }, ...seen(version) });
  }

  drop(id: string, { id: assignment, version }: Seen): Promise<SupervisionView> {
    return this.api.delete(`organizations/${id}/supervision/${assignment}`, seen(version));
  }
}

function seen(version: number): { headers: Record<string, string> } {
  return { headers: { 'if-match': `"${version}"` } };
}
