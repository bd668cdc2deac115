import { allows } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { remembered } from '../db/memory';
import { Refusal } from '../http/refusal';
import type { MonthScope } from './cell-month-reader';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';

/** The committee whose month this account opens on. */
export function deskOf(actor: Actor): string {
  const desk = actor.roles.find(({ role }) => allows('readMonth', role, 'OWN'));
  if (!desk) throw Refusal.forbidden('Bảng tháng dành cho cấp ủy. Chi bộ xem phiếu của mình ở Việc cần làm.');
  return desk.organizationId;
}

/** The committee as it stood in its month; 404 where it did not. */
export async function nodeInMonth(
  manager: EntityManager,
  { organizationId, day }: Pick<MonthScope, 'organizationId' | 'day'>,
): Promise<OrganizationNode> {
  const [node] = await pathOn(manager, organizationId, day);
  if (!node) throw Refusal.notFound('tổ chức đảng trong tháng này');
  return node;
}

/** Months that have been opened, newest first: one step along the index per month, however many branches there are. */
export async function openedMonths(manager: EntityManager): Promise<string[]> {
  const rows = await remembered(manager, 'months', 'opened', () => readOpened(manager));
  return rows.map((row) => row.month);
}

function readOpened(manager: EntityManager): Promise<{ month: string }[]> {
  return manager.sql`
    WITH RECURSIVE opened (month) AS (
      SELECT max(month) FROM obligation
      UNION ALL
      SELECT (SELECT max(earlier.month) FROM obligation earlier WHERE earlier.month < opened.month)
      FROM opened WHERE opened.month IS NOT NULL
    )
    SELECT month FROM opened WHERE month IS NOT NULL`;
}
