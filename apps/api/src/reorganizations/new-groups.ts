import { type ReorganizationBody } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { newId } from '../db/new-id';
import { OrganizationGroup, GroupStayRow } from '../groupings/grouping.entities';
import { Refusal } from '../http/refusal';
import type { RowJournal } from '../organizations/row-journal';

/** New organisations belong to the groups that were chosen for them, from their first day on. */
export async function groupNewOnes(
  manager: EntityManager,
  journal: RowJournal,
  { groups, from }: ReorganizationBody,
  founded: ReadonlyMap<string, string>,
  by: { createdBy: string; createdAt: string },
): Promise<void> {
  const taken = new Set<string>();
  for (const { groupingId, groupId, of } of groups ?? []) {
    const organizationId = founded.get(of);
    if (!organizationId) refuse(`Không có tổ chức mới mang mã ${of}.`);
    if (taken.has(`${of} ${groupingId}`)) refuse('Mỗi tổ chức chỉ ở một nhóm của một cách chia.');
    taken.add(`${of} ${groupingId}`);
    if (!(await manager.existsBy(OrganizationGroup, { id: groupId, groupingId })))
      refuse('Nhóm này không thuộc cách chia nhóm đã chọn.');
    await journal.put(GroupStayRow, {
      ...{ id: newId(), groupingId, groupId, organizationId, validFrom: from, validTo: null },
      ...by,
      droppedBy: null,
      droppedAt: null,
    });
  }
}

function refuse(text: string): never {
  throw Refusal.badRequest([{ field: 'groups', text }]);
}
