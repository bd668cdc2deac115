import { addDays } from '../calendar';
import { formatDate } from '../text';
import type { Role } from './access';
import { ROLE_LABEL } from './access';
import { supervisionWords } from './supervision';

/** From a day to a day, both included (`yyyy-mm-dd`); without an end until it is changed. */
export interface RolePeriod {
  from: string;
  until?: string;
}

export interface HeldRole extends RolePeriod {
  role: Role;
  organizationId: string;
}

/** Later than every day: the end of a period without one. */
const NEVER = '9999-12-31';
/** What is given further ahead is a slip of the year. */
const FURTHEST_DAYS = 366;

/** How a role stands on a day. */
export type RoleState = 'COMING' | 'NOW' | 'OVER';

export function roleState({ from, until = NEVER }: RolePeriod, day: string): RoleState {
  if (day < from) return 'COMING';
  return day <= until ? 'NOW' : 'OVER';
}

/** "từ ngày 01/03/2026 đến hết ngày 31/05/2026". */
export const rolePeriodWords = supervisionWords;

/**
 * Why a role cannot be given so, in words and with the field; undefined when it can. What has happened is not rewritten: a
 * role begins today or later.
 * @param others roles of the same account
 */
export function whyRoleNotGiven(
  wanted: HeldRole,
  others: readonly HeldRole[],
  today: string,
): { field: 'from' | 'until'; text: string } | undefined {
  const { from, until = NEVER } = wanted;
  if (from < today) return { field: 'from', text: `Vai trò có hiệu lực sớm nhất từ hôm nay, ${formatDate(today)}.` };
  if (from > addDays(today, FURTHEST_DAYS)) return { field: 'from', text: 'Ngày bắt đầu xa quá một năm.' };
  if (until < from)
    return { field: 'until', text: `Ngày kết thúc ${formatDate(until)} trước ngày bắt đầu ${formatDate(from)}.` };
  const same = others.find((each) => isSame(each, wanted) && each.from <= until && from <= (each.until ?? NEVER));
  if (!same) return undefined;
  const text = `Tài khoản này đã là ${ROLE_LABEL[wanted.role]} ở đây ${rolePeriodWords(same)}.`;
  return { field: same.from <= from ? 'from' : 'until', text };
}

function isSame(one: HeldRole, other: HeldRole): boolean {
  return one.role === other.role && one.organizationId === other.organizationId;
}

/**
 * Why a role cannot end on a day, in words: it may end yesterday, which takes it away at once, never earlier.
 * @param others of the same role, after it
 */
export function whyRoleNotEnded(held: RolePeriod, until: string, today: string): string | undefined {
  const yesterday = addDays(today, -1);
  if (roleState(held, today) === 'OVER') return 'Vai trò này đã kết thúc.';
  if (until < yesterday) return `Ngày cuối sớm nhất là hôm qua, ${formatDate(yesterday)} (thôi ngay hôm nay).`;
  if (until < addDays(held.from, -1)) return `Vai trò này bắt đầu ngày ${formatDate(held.from)}.`;
  if (held.until && until > held.until)
    return `Vai trò này hết ngày ${formatDate(held.until)} đã kết thúc; kéo dài thì thêm vai trò mới.`;
  return undefined;
}
