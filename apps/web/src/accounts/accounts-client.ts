import { Injectable, inject } from '@angular/core';
import type {
  AccountRoleView,
  AccountsQuery,
  AccountsView,
  AccountView,
  CreateAccountBody,
  InvitationsView,
  NewAccountView,
  PrintInvitationsBody,
  RoleBody,
} from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

export type AccountsWanted = { [K in keyof AccountsQuery]?: string | number };
type Seen = Pick<AccountRoleView, 'id' | 'mark'>;

/** Accounts and their roles, one method per route. */
@Injectable({ providedIn: 'root' })
export class AccountsClient {
  private readonly api = inject(Api);

  accounts(query: AccountsWanted = {}): Promise<AccountsView> {
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

  enable(id: string): Promise<void> {
    return this.api.post(`accounts/${id}/enable`, { body: {} });
  }

  /** The codes stand in the file alone; asked for again they are others. */
  printInvitations(body: PrintInvitationsBody): Promise<InvitationsView> {
    return this.api.post('invitations', { body });
  }

  /** The address is right by the administrator's word. */
  confirmEmail(id: string): Promise<void> {
    return this.api.post(`accounts/${id}/email-confirmation`, { body: {} });
  }

  giveRole(id: string, body: RoleBody): Promise<AccountView> {
    return this.api.post(`accounts/${id}/roles`, { body });
  }

  correctRole(id: string, { id: roleId, mark }: Seen, body: RoleBody): Promise<AccountView> {
    return this.api.put(`accounts/${id}/roles/${roleId}`, { body, ...seen(mark) });
  }

  endRole(id: string, { id: roleId, mark }: Seen, until: string): Promise<AccountView> {
    return this.api.post(`accounts/${id}/roles/${roleId}/end`, { body: { until }, ...seen(mark) });
  }

  dropRole(id: string, { id: roleId, mark }: Seen): Promise<AccountView> {
    return this.api.delete(`accounts/${id}/roles/${roleId}`, seen(mark));
  }
}

function seen(mark: string): { headers: Record<string, string> } {
  return { headers: { 'if-match': `"${mark}"` } };
}
