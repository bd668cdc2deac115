import { formatDate } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { Not } from 'typeorm';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { OrganizationKind, OrganizationProfile } from './organization.entities';
import { firstDayUnder } from './superiors';

/** What the register can be on no day, refused by the field that would make it so. */

/** From a day until a day (end-exclusive; null: for good). ISO days. */
export interface Time {
  from: string;
  to: string | null;
}

function refuse(field: string, text: string): never {
  throw Refusal.badRequest([{ field, text }]);
}

export async function requireKind(manager: EntityManager, kind: string): Promise<void> {
  if (!(await manager.existsBy(OrganizationKind, { code: kind })))
    refuse('kind', 'Loại tổ chức này không có trong danh mục.');
}

/** A code names one organisation for good. Which one is not said: it may stand where this actor sees nothing. */
export async function requireFreeCode(manager: EntityManager, code: string, owner = ''): Promise<void> {
  if (await manager.existsBy(OrganizationProfile, { code, organizationId: Not(owner) }))
    refuse('code', 'Mã này đã dùng cho một tổ chức khác.');
}

/** A branch has nothing below it. */
export async function requireFittingKind(
  manager: EntityManager,
  id: string,
  kind: string,
  from: string,
): Promise<void> {
  await requireKind(manager, kind);
  if (!(await manager.existsBy(OrganizationKind, { code: kind, isCell: 1 }))) return;
  const below = await ask(
    manager,
    sql`SELECT child_id FROM organization_link
      WHERE parent_id = ${id} AND (valid_to IS NULL OR valid_to > ${from}) LIMIT 1`,
  );
  if (below.length > 0) refuse('kind', 'Tổ chức này có tổ chức cấp dưới nên không thể là chi bộ.');
}

/** Something may stand under this one all that time: it exists, and is no branch on any of its days. */
export async function requirePlace(manager: EntityManager, parentId: string, { from, to }: Time): Promise<void> {
  const [row] = await ask<{ exists_from: string; exists_to: string | null; cell_from: string | null }>(
    manager,
    sql`SELECT o.exists_from, o.exists_to, (
        SELECT min(p.valid_from) FROM organization_profile p JOIN organization_kind k ON k.code = p.kind AND k.is_cell = 1
        WHERE p.organization_id = o.id AND (p.valid_to IS NULL OR p.valid_to > ${from})
          AND p.valid_from < ${to ?? '9999-12-31'}) AS cell_from
      FROM organization o WHERE o.id = ${parentId}`,
  );
  if (!row || row.exists_from > from || (row.exists_to !== null && row.exists_to <= from))
    refuse('parentId', 'Cấp trên này không tồn tại trong ngày đó.');
  if (row.exists_to !== null && (to === null || to > row.exists_to))
    refuse('parentId', `Cấp trên này kết thúc từ ngày ${formatDate(row.exists_to)}.`);
  if (row.cell_from !== null) refuse('parentId', 'Chi bộ không có tổ chức cấp dưới.');
}

export async function requireNoCircle(
  manager: EntityManager,
  childId: string,
  parentId: string,
  time: Time,
): Promise<void> {
  const day = await firstDayUnder(manager, parentId, childId, time);
  if (day) refuse('parentId', `Cấp trên này đang ở dưới chính tổ chức đó (ngày ${formatDate(day)}).`);
}
