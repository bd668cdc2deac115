import type { AccountView, DemoAccountView } from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { foldVietnamese, ROLE_LABEL, ROLES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import { holds, isLastProfile, isReached, reachedFrom } from '../organizations/on-day';

/** Accounts with a role today at organisations reached from some. */
export interface AccountScope {
  /** Organisations of the reader's roles: some few, at least one. */
  roots: readonly string[];
  today: string;
  /** Words looked for in name, login, role and organisation. */
  q?: string;
}

interface AccountRow {
  id: string;
  login: string;
  display_name: string;
  disabled_at: string | null;
}

interface RoleRow {
  account_id: string;
  role: Role;
  organization_id: string;
  name: string;
}

/** Accounts that sign in with one tap are few: more than this are no demonstration. */
const MOST_SHOWN = 200;

/** A page in Vietnamese order of their names, each with those of its roles that are reached. */
export async function listAccounts(
  manager: EntityManager,
  scope: AccountScope,
  { limit, offset }: { limit: number; offset: number },
): Promise<AccountView[]> {
  const accounts = await ask<AccountRow>(
    manager,
    sql`SELECT a.id, a.login, a.display_name, a.disabled_at FROM (${matching(scope)}) m JOIN account a ON a.id = m.account_id
      ORDER BY a.sort_key, a.login_key LIMIT ${limit} OFFSET ${offset}`,
  );
  return withRoles(manager, accounts, scope.today, isReached('o', scope.roots, scope.today));
}

/** How many there are. */
export async function countAccounts(manager: EntityManager, scope: AccountScope): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n FROM (${matching(scope)}) m`);
  return Number(n);
}

/** One account with all roles it has today. */
export async function readAccount(manager: EntityManager, id: string, today: string): Promise<AccountView> {
  const accounts = await manager.sql<AccountRow[]>`
    SELECT id, login, display_name, disabled_at FROM account WHERE id = ${id}`;
  const [view] = await withRoles(manager, accounts, today, sql`1 = 1`);
  return view;
}

/** Those that have a password, the eldest first. */
export async function listDemonstration(manager: EntityManager, today: string): Promise<DemoAccountView[]> {
  const accounts = await manager.sql<AccountRow[]>`
    SELECT id, login, display_name, disabled_at FROM account WHERE password_hash IS NOT NULL AND disabled_at IS NULL
    ORDER BY created_at, id LIMIT ${MOST_SHOWN}`;
  const views = await withRoles(manager, accounts, today, sql`1 = 1`);
  return views.flatMap(({ id: accountId, displayName, roles }) =>
    roles.map(({ roleLabel, organizationName }) => ({ accountId, displayName, roleLabel, organizationName })),
  );
}

/** `account_id` of those a scope names, once each. */
function matching({ roots, today, q }: AccountScope): Sql {
  return sql`
    SELECT DISTINCT r.account_id FROM (${reachedFrom(roots, today)}) o CROSS JOIN role_assignment r
    CROSS JOIN account a CROSS JOIN organization_profile p
    WHERE r.organization_id = o.organization_id AND ${holds('r', today)} AND a.id = r.account_id
      AND ${isLastProfile('p', 'o.organization_id', today)} AND ${q ? saying(foldVietnamese(q)) : sql`1 = 1`}`;
}

function saying(words: string): Sql {
  const roles = ROLES.filter((role) => foldVietnamese(ROLE_LABEL[role]).includes(words));
  return sql`(${contains(sql`a.folded`, words)} OR ${contains(sql`p.folded`, words)} OR r.role IN (${['', ...roles]}))`;
}

/** @param which of their roles: a condition on `o` */
async function withRoles(
  manager: EntityManager,
  accounts: readonly AccountRow[],
  today: string,
  which: Sql,
): Promise<AccountView[]> {
  const ids = accounts.map(({ id }) => id);
  const rows = await ask<RoleRow>(
    manager,
    sql`SELECT r.account_id, r.role, r.organization_id, p.name FROM role_assignment r
      CROSS JOIN organization o CROSS JOIN organization_profile p
      WHERE r.account_id IN (${['', ...ids]}) AND ${holds('r', today)} AND o.id = r.organization_id
        AND ${isLastProfile('p', 'o.id', today)} AND ${which}
      ORDER BY r.account_id, r.id`,
  );
  const roles = Map.groupBy(rows, (row) => row.account_id);
  return accounts.map(({ id, login, display_name: displayName, disabled_at: disabledAt }) => ({
    id,
    login,
    displayName,
    disabled: disabledAt !== null,
    roles: (roles.get(id) ?? []).map(({ role, organization_id: organizationId, name: organizationName }) => ({
      role,
      roleLabel: ROLE_LABEL[role],
      organizationId,
      organizationName,
    })),
  }));
}
