import { Injectable, inject } from '@angular/core';
import type {
  AccountsView,
  ChangeOrganizationBody,
  CreateAccountBody,
  CreateOrganizationBody,
  NewAccountView,
  OrganizationKindView,
  OrganizationsQuery,
  OrganizationsView,
  OrganizationView,
  PageQuery,
} from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Organisations and accounts, one method per route. */
@Injectable({ providedIn: 'root' })
export class RegisterClient {
  private readonly api = inject(Api);

  kinds(): Promise<OrganizationKindView[]> {
    return this.api.get('organizations/kinds');
  }

  organizations(query: OrganizationsQuery = {}): Promise<OrganizationsView> {
    return this.api.get(`organizations${queryOf(query)}`);
  }

  create(body: CreateOrganizationBody): Promise<OrganizationView> {
    return this.api.post('organizations', { body });
  }

  change(id: string, body: ChangeOrganizationBody): Promise<OrganizationView> {
    return this.api.post(`organizations/${id}/changes`, { body });
  }

  accounts(query: PageQuery = {}): Promise<AccountsView> {
    return this.api.get(`accounts${queryOf(query)}`);
  }

  createAccount(body: CreateAccountBody): Promise<NewAccountView> {
    return this.api.post('accounts', { body });
  }

  resetPassword(id: string): Promise<NewAccountView> {
    return this.api.post(`accounts/${id}/password-reset`, { body: {} });
  }

  disable(id: string): Promise<void> {
    return this.api.post(`accounts/${id}/disable`, { body: {} });
  }
}
