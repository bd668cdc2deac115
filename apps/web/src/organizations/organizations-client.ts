import { Injectable, inject } from '@angular/core';
import type {
  ChangeOrganizationBody,
  CreateOrganizationBody,
  OrganizationDetailView,
  OrganizationKindView,
  OrganizationsQuery,
  OrganizationsView,
  OrganizationTreeQuery,
  OrganizationTreeView,
  OrganizationView,
} from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** The register of organisations, one method per route. */
@Injectable({ providedIn: 'root' })
export class OrganizationsClient {
  private readonly api = inject(Api);

  kinds(): Promise<OrganizationKindView[]> {
    return this.api.get('organizations/kinds');
  }

  organizations(query: OrganizationsQuery = {}): Promise<OrganizationsView> {
    return this.api.get(`organizations${queryOf(query)}`);
  }

  tree(query: OrganizationTreeQuery = {}): Promise<OrganizationTreeView> {
    return this.api.get(`organizations/tree${queryOf(query)}`);
  }

  organization(id: string): Promise<OrganizationDetailView> {
    return this.api.get(`organizations/${id}`);
  }

  create(body: CreateOrganizationBody): Promise<OrganizationView> {
    return this.api.post('organizations', { body });
  }

  change(id: string, body: ChangeOrganizationBody): Promise<OrganizationView> {
    return this.api.post(`organizations/${id}/changes`, { body });
  }
}
