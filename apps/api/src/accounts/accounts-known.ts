import type { Role } from '@chibo/domain';
import { addDays } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';
import { reachedFrom } from '../organizations/on-day';

/** An account with every role it has, had or will have. */
export interface KnownAccount {
  id: string;
  login: string;
  loginKey: string;
  displayName: string;
  disabled: boolean;
  roles: KnownRole[];
}

/** Days included, on both ends. */
export interface KnownRole {
  id: string;
  role: Role;
  organizationId: string;
  from: string;
  until: string | null;
}

interface Row {
  id: string;
  login: string;
  login_key: string;
  display_name: string;
  disabled_at: string | null;
  role_id: string | null;
  role: Role;
  organization_id: string;
  valid_from: string;
  valid_to: string | null;
}

/** Those with one of these logins (some hundreds), as they are compared. */
export function accountsOfLogins(manager: EntityManager, loginKeys: readonly string[]): Promise<KnownAccount[]> {
  return read(manager, sql`a.login_key IN (${[...loginKeys]})`);
}

/** Those with a role at one of these organisations (some hundreds). */
export function accountsAt(manager: EntityManager, organizationIds: readonly string[]): Promise<KnownAccount[]> {
  return read(
    manager,
    sql`a.id IN (SELECT account_id FROM role_assignment WHERE organization_id IN (${[...organizationIds]}))`,
  );
}

/** Those with a role at what stands under some organisations (some few) today, that can sign in. */
export function accountsUnder(
  manager: EntityManager,
  roots: readonly string[],
  today: string,
): Promise<KnownAccount[]> {
  return read(
    manager,
    sql`a.disabled_at IS NULL AND a.id IN (SELECT r.account_id FROM (${reachedFrom(roots, today)}) o
      CROSS JOIN role_assignment r WHERE r.organization_id = o.organization_id)`,
  );
}

/** Every login there is, as it is compared. */
export async function allLoginKeys(manager: EntityManager): Promise<Set<string>> {
  const rows = await ask<{ login_key: string }>(manager, sql`SELECT login_key FROM account`);
  return new Set(rows.map((row) => row.login_key));
}

async function read(manager: EntityManager, condition: ReturnType<typeof sql>): Promise<KnownAccount[]> {
  const rows = await ask<Row>(
    manager,
    sql`SELECT a.id, a.login, a.login_key, a.display_name, a.disabled_at,
        r.id AS role_id, r.role, r.organization_id, r.valid_from, r.valid_to
      FROM account a LEFT JOIN role_assignment r ON r.account_id = a.id WHERE ${condition}
      ORDER BY a.login_key, r.valid_from, r.id`,
  );
  const accounts = new Map<string, KnownAccount>();
  for (const row of rows) {
    const { id, login, login_key: loginKey, display_name: displayName, disabled_at: disabledAt } = row;
    const known = accounts.get(id) ?? { id, login, loginKey, displayName, disabled: disabledAt !== null, roles: [] };
    accounts.set(id, known);
    if (row.role_id !== null) known.roles.push(asRole(row, row.role_id));
  }
  return [...accounts.values()];
}

function asRole({ role, organization_id: organizationId, valid_from: from, valid_to: to }: Row, id: string): KnownRole {
  return { id, role, organizationId, from, until: to === null ? null : addDays(to, -1) };
}
