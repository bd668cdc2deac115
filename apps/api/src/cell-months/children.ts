import { compareVietnamese } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { OrganizationNode } from '../organizations/tree';
import { childrenOn, lastKnown } from '../organizations/tree';
import type { MonthScope } from './cell-month-reader';

/** Direct subordinates in the order of a month's table. @param counted those that have branches in the month; also such as have left it since */
export async function childrenInMonth(
  manager: EntityManager,
  { organizationId, day }: Pick<MonthScope, 'organizationId' | 'day'>,
  counted: Iterable<string>,
): Promise<OrganizationNode[]> {
  const children = await childrenOn(manager, organizationId, day);
  const known = new Set(children.map(({ id }) => id));
  const left = [...new Set(counted)].filter((id) => !known.has(id));
  return [...children, ...(await lastKnown(manager, left, day)).values()].sort(
    (a, b) => a.kindSort - b.kindSort || compareVietnamese(a.name, b.name),
  );
}
