import { Injectable, inject } from '@angular/core';
import type { AccountsView, CreateAccountBody, NewAccountView, PageQuery } from '@chibo/contracts';
import { Api } from '../shell/api';
import { queryOf } from '../shell/query';

/** Accounts, one method per route. */
@Injectable({ providedIn: 'root' })
export class AccountsClient {
  private readonly api = inject(Api);

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
