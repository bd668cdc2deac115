import { foldVietnamese, sortKey } from '@chibo/domain';
import type { Account } from './account.entities';

/** Login and name of an account with what lists search and sort them by. */
export function called(
  login: string,
  displayName: string,
): Pick<Account, 'login' | 'loginKey' | 'displayName' | 'folded' | 'sortKey'> {
  const folded = foldVietnamese(`${displayName} ${login}`);
  return { login, loginKey: loginKeyOf(login), displayName, folded, sortKey: sortKey(displayName) };
}

/** Two logins that look alike are one: case, accents and Unicode form do not count. */
export function loginKeyOf(login: string): string {
  return foldVietnamese(login);
}
