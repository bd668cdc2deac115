import { Injectable, inject } from '@angular/core';
import type {
  GroupedOrganizationsView,
  GroupingBody,
  GroupingsView,
  GroupingView,
  RegroupBody,
  RegroupPreview,
} from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

type Seen = Pick<GroupingView, 'id' | 'version'>;

/** Groups of organisations, one method per route. */
@Injectable({ providedIn: 'root' })
export class GroupingsClient {
  private readonly api = inject(Api);

  list(organizationId: string): Promise<GroupingsView> {
    return this.api.get(`organizations/${organizationId}/groupings`);
  }

  create(organizationId: string, body: GroupingBody): Promise<GroupingView> {
    return this.api.post(`organizations/${organizationId}/groupings`, { body });
  }

  view(id: string, day?: string): Promise<GroupingView> {
    return this.api.get(`groupings/${id}${queryOf({ day })}`);
  }

  change({ id, version }: Seen, body: GroupingBody): Promise<GroupingView> {
    return this.api.put(`groupings/${id}`, { body, ...seen(version) });
  }

  organizations(id: string, query: object): Promise<GroupedOrganizationsView> {
    return this.api.get(`groupings/${id}/organizations${queryOf(query)}`);
  }

  preview(id: string, body: RegroupBody): Promise<RegroupPreview> {
    return this.api.post(`groupings/${id}/organizations/preview`, { body });
  }

  regroup({ id, version }: Seen, body: RegroupBody): Promise<GroupingView> {
    return this.api.post(`groupings/${id}/organizations`, { body, ...seen(version) });
  }
}

function seen(version: number): { headers: Record<string, string> } {
  return { headers: { 'if-match': `"${version}"` } };
}
