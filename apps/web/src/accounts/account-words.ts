import type { AccountOrder, AccountRoleView, AccountState } from '@chibo/contracts';
import { formatDate, rolePeriodWords } from '@chibo/domain';
import { capital } from '../ui/capital';

export const STATE_WORDS: Readonly<Record<AccountState, string>> = {
  ACTIVE: 'Đang hoạt động',
  NEVER: 'Chưa đăng nhập lần nào',
  DISABLED: 'Đã khóa',
  EXPIRED: 'Hết vai trò',
  COMING: 'Chưa đến ngày',
  DISSOLVED: 'Ở tổ chức đã kết thúc',
};

export const STATES = Object.entries(STATE_WORDS) as [AccountState, string][];

export const ORDERS: readonly [AccountOrder, string][] = [
  ['NAME', 'Theo tên'],
  ['NEWEST', 'Mới lập trước'],
  ['LAST_SIGN_IN', 'Mới đăng nhập trước'],
];

/** "Từ ngày 01/03/2026 đến hết ngày 31/05/2026. Tổ chức kết thúc ngày 01/04/2026." */
export function periodWords({ from, until, state, dissolvedOn }: AccountRoleView): string {
  const period = capital(rolePeriodWords({ from, until }));
  const stands = { COMING: ' (sắp tới)', NOW: '', OVER: ' (đã kết thúc)' }[state];
  return `${period}${stands}.${dissolvedOn ? ` Tổ chức kết thúc ngày ${formatDate(dissolvedOn)}.` : ''}`;
}
