import type { Role } from '@chibo/domain';
import { compareVietnamese } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { displayNames } from './display-names';

/** Those who write and send a branch's card. */
export const BRANCH: readonly Role[] = ['CELL_SECRETARY', 'CELL_DEPUTY'];

/** Those who work in a committee's office. */
export const OFFICE: readonly Role[] = ['COMMITTEE_OFFICER'];

/** Organisations per statement: SQLite takes 32 766 parameters at most. */
const BATCH = 5000;

/** Accounts that act in these roles on a day, by organisation; disabled ones left out. */
export async function accountsIn(
  manager: EntityManager,
  organizationIds: readonly string[],
  roles: readonly Role[],
  day: string,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const ids = [...new Set(organizationIds)];
  for (let at = 0; at < ids.length; at += BATCH) {
    const rows = await manager.sql<{ organization_id: string; account_id: string }[]>`
      SELECT DISTINCT r.organization_id, r.account_id FROM role_assignment r JOIN account a ON a.id = r.account_id
      WHERE r.organization_id IN (${() => ids.slice(at, at + BATCH)}) AND r.role IN (${() => [...roles]})
        AND a.disabled_at IS NULL AND r.valid_from <= ${day} AND (r.valid_to IS NULL OR r.valid_to > ${day})`;
    for (const { organization_id: organization, account_id: account } of rows)
      found.set(organization, [...(found.get(organization) ?? []), account]);
  }
  return found;
}

/** The same of one organisation with their names, in the order of these: who can be chosen. */
export async function peopleIn(
  manager: EntityManager,
  organizationId: string,
  roles: readonly Role[],
  day: string,
): Promise<{ accountId: string; name: string }[]> {
  const ids = (await accountsIn(manager, [organizationId], roles, day)).get(organizationId) ?? [];
  const names = await displayNames(manager, ids);
  return ids
    .map((accountId) => ({ accountId, name: names.get(accountId) ?? '' }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}
