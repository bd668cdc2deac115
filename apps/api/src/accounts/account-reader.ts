import type {
  AccountOrder,
  AccountRoleView,
  AccountsQuery,
  AccountState,
  AccountView,
  DemoAccountView,
} from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { addDays, foldVietnamese, ROLE_LABEL, ROLES, roleState } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { markOf } from '../http/seen-content';
import type { RoleAssignment } from './account.entities';
import type { Sql } from '../db/sql';
import { ask, contains, sql, text } from '../db/sql';
import { holds, isKnownProfile, isReached, reachedFrom } from '../organizations/on-day';

/** Accounts that have, had or will have a role at organisations reached from some, also at those that are no more. */
export interface AccountScope extends Pick<AccountsQuery, 'q' | 'role' | 'state'> {
  /** Organisations of the reader's roles: some few, at least one. */
  roots: readonly string[];
  /** Only those of it and what stands under it; absent: of all that is reached. */
  under?: string;
  today: string;
  /** These alone. */
  ids?: readonly string[];
  /** Only those who have neither a password nor a slip in force, and are not locked. */
  uninvited?: boolean;
}

interface AccountRow {
  id: string;
  login: string;
  display_name: string;
  state: AccountState;
  disabled_at: string | null;
  has_password: number;
  last_signed_in_at: string | null;
  email: string | null;
  email_confirmed_at: string | null;
  invited_until: string | null;
}

interface RoleRow {
  id: string;
  account_id: string;
  role: Role;
  organization_id: string;
  name: string;
  valid_from: string;
  valid_to: string | null;
  exists_to: string | null;
}

/** Accounts that sign in with one tap are few: more than this are no demonstration. */
const MOST_SHOWN = 200;

const ORDERS: Readonly<Record<AccountOrder, Sql>> = {
  NAME: sql`a.sort_key, a.login_key`,
  NEWEST: sql`a.created_at DESC, a.login_key`,
  LAST_SIGN_IN: sql`COALESCE(a.last_signed_in_at, '') DESC, a.login_key`,
};

/** A page, by name if nothing else is said, each with those of its roles that are reached. */
export async function listAccounts(
  manager: EntityManager,
  scope: AccountScope,
  { limit, offset, order = 'NAME' }: { limit: number; offset: number; order?: AccountOrder },
): Promise<AccountView[]> {
  const accounts = await ask<AccountRow>(
    manager,
    sql`${selected(scope.today)} FROM (${matching(scope)}) m JOIN account a ON a.id = m.account_id
      ORDER BY ${ORDERS[order]} LIMIT ${limit} OFFSET ${offset}`,
  );
  return withRoles(manager, accounts, scope.today, isReached('o', scope.roots, scope.today));
}

/** How many there are. */
export async function countAccounts(manager: EntityManager, scope: AccountScope): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n FROM (${matching(scope)}) m`);
  return Number(n);
}

/** One account with all its roles. */
export async function readAccount(manager: EntityManager, id: string, today: string): Promise<AccountView> {
  const accounts = await ask<AccountRow>(manager, sql`${selected(today)} FROM account a WHERE a.id = ${id}`);
  const [view] = await withRoles(manager, accounts, today, sql`1 = 1`);
  return view;
}

/** Those that have a password, the eldest first. */
export async function listDemonstration(manager: EntityManager, today: string): Promise<DemoAccountView[]> {
  const accounts = await ask<AccountRow>(
    manager,
    sql`${selected(today)} FROM account a WHERE a.password_hash IS NOT NULL AND a.disabled_at IS NULL
      ORDER BY a.created_at, a.id LIMIT ${MOST_SHOWN}`,
  );
  const views = await withRoles(manager, accounts, today, sql`1 = 1`);
  return views.flatMap(({ id: accountId, displayName, roles }) =>
    roles.flatMap(({ roleLabel, organizationName, state }) =>
      state === 'NOW' ? [{ accountId, displayName, roleLabel, organizationName }] : [],
    ),
  );
}

function selected(today: string): Sql {
  return sql`SELECT a.id, a.login, a.display_name, a.disabled_at, a.last_signed_in_at, a.email, a.email_confirmed_at, ${stateOn(today)} AS state,
    CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS has_password,
    (SELECT max(slip.last_day) FROM invitation slip WHERE ${inForce(today)}) AS invited_until`;
}

/** `slip`, an invitation, is the account's and can be used. */
function inForce(today: string): Sql {
  return sql`slip.account_id = a.id AND slip.used_at IS NULL AND slip.lapsed_at IS NULL AND slip.last_day >= ${today}`;
}

/** The state of `a`, an account (ACCOUNT_STATES). */
function stateOn(today: string): Sql {
  const acting = (rest: Sql): Sql => sql`EXISTS (SELECT 1 FROM role_assignment own JOIN organization at
    ON at.id = own.organization_id WHERE own.account_id = a.id AND ${rest})`;
  const stands = sql`(at.exists_to IS NULL OR at.exists_to > ${today})`;
  return sql`CASE WHEN a.disabled_at IS NOT NULL THEN 'DISABLED'
    WHEN ${acting(sql`${holds('own', today)} AND ${stands}`)}
      THEN CASE WHEN a.last_signed_in_at IS NULL THEN 'NEVER' ELSE 'ACTIVE' END
    WHEN ${acting(sql`own.valid_from > ${today} AND ${stands}`)} THEN 'COMING'
    WHEN ${acting(holds('own', today))} THEN 'DISSOLVED' ELSE 'EXPIRED' END`;
}

/** `account_id` of those a scope names, once each. */
function matching({ roots, under, today, q, role, state, ids, uninvited }: AccountScope): Sql {
  return sql`
    SELECT DISTINCT r.account_id FROM (${reachedFrom(under ? [under] : roots, today)}) o CROSS JOIN role_assignment r
    CROSS JOIN account a CROSS JOIN organization_profile p
    WHERE r.organization_id = o.organization_id AND a.id = r.account_id
      AND ${isKnownProfile('p', 'o.organization_id', today)} AND ${q ? saying(foldVietnamese(q)) : sql`1 = 1`}
      AND ${role ? sql`r.role = ${role} AND (r.valid_to IS NULL OR r.valid_to > ${today})` : sql`1 = 1`}
      AND ${state ? sql`${stateOn(today)} = ${state}` : sql`1 = 1`}
      AND ${ids ? sql`a.id IN (${['', ...ids]})` : sql`1 = 1`}
      AND ${uninvited ? waitsForSlip(today) : sql`1 = 1`}`;
}

function waitsForSlip(today: string): Sql {
  return sql`a.password_hash IS NULL AND a.disabled_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM invitation slip WHERE ${inForce(today)})`;
}

function saying(words: string): Sql {
  const roles = ROLES.filter((role) => foldVietnamese(ROLE_LABEL[role]).includes(words));
  return sql`(${contains(text('a.folded'), words)} OR ${contains(text('p.folded'), words)} OR r.role IN (${['', ...roles]}))`;
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
    sql`SELECT r.id, r.account_id, r.role, r.organization_id, r.valid_from, r.valid_to, o.exists_to, p.name
      FROM role_assignment r CROSS JOIN organization o CROSS JOIN organization_profile p
      WHERE r.account_id IN (${['', ...ids]}) AND o.id = r.organization_id
        AND ${isKnownProfile('p', 'o.id', today)} AND ${which}
      ORDER BY r.account_id, r.valid_from, r.id`,
  );
  const roles = Map.groupBy(rows, (row) => row.account_id);
  return accounts.map((account) => ({
    id: account.id,
    login: account.login,
    displayName: account.display_name,
    state: account.state,
    disabled: account.disabled_at !== null,
    hasPassword: Number(account.has_password) === 1,
    lastSignedInAt: account.last_signed_in_at ?? undefined,
    email: account.email ?? undefined,
    emailConfirmed: account.email === null ? undefined : account.email_confirmed_at !== null,
    invitedUntil: account.invited_until ?? undefined,
    roles: inTheirOrder((roles.get(account.id) ?? []).map((row) => roleView(row, today))),
  }));
}

function roleView(row: RoleRow, today: string): AccountRoleView {
  const {
    id,
    role,
    organization_id: organizationId,
    name: organizationName,
    valid_from: from,
    valid_to,
    exists_to,
  } = row;
  const until = valid_to === null ? undefined : addDays(valid_to, -1);
  return {
    ...{ id, role, roleLabel: ROLE_LABEL[role], organizationId, organizationName, from, until },
    state: roleState({ from, until }, today),
    dissolvedOn: exists_to !== null && exists_to <= today ? exists_to : undefined,
    mark: markOf(markedOf({ role, organizationId, validFrom: from, validTo: valid_to })),
  };
}

/** What a role is known again by, where somebody else may have changed it. */
export function markedOf({
  role,
  organizationId,
  validFrom,
  validTo,
}: Omit<RoleAssignment, 'id' | 'accountId'>): unknown {
  return [role, organizationId, validFrom, validTo];
}

function inTheirOrder(roles: AccountRoleView[]): AccountRoleView[] {
  const order = ['NOW', 'COMING', 'OVER'];
  return roles.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}
