import type { EntityManager } from 'typeorm';
import { Refusal } from '../http/refusal';

/** What is about to be taken away: a whole account, or one role of it. */
interface Leaving {
  accountId?: string;
  roleId?: string;
}

/**
 * In the open transaction, in the turn of accounts: refuses to take away the last administrator at the top of the tree, who can
 * sign in and stays without an end. Nobody could make another.
 */
export async function requireAnotherAdministrator(
  manager: EntityManager,
  { accountId = '', roleId = '' }: Leaving,
  today: string,
): Promise<void> {
  const staying = await manager.sql<{ id: string; account_id: string }[]>`
    SELECT r.id, r.account_id FROM role_assignment r
    JOIN account a ON a.id = r.account_id JOIN organization o ON o.id = r.organization_id
    WHERE r.role = 'ADMIN' AND r.valid_to IS NULL AND r.valid_from <= ${today}
      AND a.disabled_at IS NULL AND a.password_hash IS NOT NULL
      AND o.exists_from <= ${today} AND (o.exists_to IS NULL OR o.exists_to > ${today})
      AND NOT EXISTS (SELECT 1 FROM organization_link link WHERE link.child_id = o.id
        AND link.valid_from <= ${today} AND (link.valid_to IS NULL OR link.valid_to > ${today}))`;
  const isLeaving = (row: { id: string; account_id: string }): boolean =>
    row.id === roleId || row.account_id === accountId;
  if (staying.some(isLeaving) && staying.every(isLeaving)) throw lastOne();
}

function lastOne(): Refusal {
  const words =
    'Đây là quản trị cuối cùng của tổ chức cao nhất: không còn ai cấp được tài khoản. Đồng chí giao vai trò quản trị, không ghi ngày kết thúc, cho một tài khoản khác trước.';
  return Refusal.conflict('LAST_ADMINISTRATOR', words);
}
