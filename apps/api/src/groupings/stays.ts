import type { GroupStay } from '@chibo/contracts';
import { addDays } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';

/** A row of group_stay with its days as the domain has them. */
export interface Stay {
  id: string;
  organizationId: string;
  groupId: string;
  from: string;
  to: string | null;
  dropped: boolean;
  view: GroupStay;
}

interface Row {
  id: string;
  organization_id: string;
  group_id: string;
  group_name: string;
  valid_from: string;
  valid_to: string | null;
  created_at: string;
  dropped_at: string | null;
  author: string | null;
  dropper: string | null;
}

/** All stays of some organisations (some hundreds) in a grouping, also those that were taken back; newest first. */
export async function staysOf(
  manager: EntityManager,
  groupingId: string,
  organizations: readonly string[],
): Promise<Map<string, Stay[]>> {
  if (organizations.length === 0) return new Map();
  const rows = await ask<Row>(
    manager,
    sql`SELECT stay.id, stay.organization_id, stay.group_id, g.name AS group_name, stay.valid_from, stay.valid_to,
        stay.created_at, stay.dropped_at, author.display_name AS author, dropper.display_name AS dropper
      FROM group_stay stay JOIN organization_group g ON g.id = stay.group_id
      LEFT JOIN account author ON author.id = stay.created_by LEFT JOIN account dropper ON dropper.id = stay.dropped_by
      WHERE stay.grouping_id = ${groupingId} AND stay.organization_id IN (${[...organizations]})
      ORDER BY stay.valid_from DESC, stay.created_at DESC, stay.id DESC`,
  );
  return Map.groupBy(rows.map(asStay), ({ organizationId }) => organizationId);
}

function asStay(row: Row): Stay {
  const { valid_from: from, valid_to: to, group_id: groupId } = row;
  return {
    id: row.id,
    organizationId: row.organization_id,
    groupId,
    from,
    to,
    dropped: row.dropped_at !== null,
    view: {
      groupId,
      groupName: row.group_name,
      from,
      ...(to === null ? {} : { until: addDays(to, -1) }),
      by: row.author ?? '',
      at: row.created_at,
      ...(row.dropped_at === null ? {} : { dropped: { by: row.dropper ?? '', at: row.dropped_at } }),
    },
  };
}
