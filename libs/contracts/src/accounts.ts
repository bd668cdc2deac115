import type { Role, RoleState } from '@chibo/domain';
import { Day, Id, Login, OneOf, Text } from './fields';
import { PageQuery } from './params';

export const ROLES = ['ADMIN', 'CELL_SECRETARY', 'CELL_DEPUTY', 'COMMITTEE_OFFICER', 'COMMITTEE_READER'] as const;

/** Of an account, the first that holds: locked; acting today, having signed in or never; not yet; only where the organisation is no more; no more. */
export const ACCOUNT_STATES = ['DISABLED', 'ACTIVE', 'NEVER', 'COMING', 'DISSOLVED', 'EXPIRED'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export const ACCOUNT_ORDERS = ['NAME', 'NEWEST', 'LAST_SIGN_IN'] as const;
export type AccountOrder = (typeof ACCOUNT_ORDERS)[number];

/** Words are looked for without accents in name, login, role and organisation. */
export class AccountsQuery extends PageQuery {
  /** Who has or will have this role. */
  @OneOf({ label: 'Vai trò', values: ROLES, optional: true })
  role?: (typeof ROLES)[number];

  /** With a role at it or under it. */
  @Id({ label: 'Tổ chức đảng', optional: true })
  organizationId?: string;

  @OneOf({ label: 'Tình trạng', values: ACCOUNT_STATES, optional: true })
  state?: AccountState;

  @OneOf({ label: 'Thứ tự', values: ACCOUNT_ORDERS, optional: true })
  order?: AccountOrder;
}

/** What an account may act as, where, from a day to a day. */
export class RoleBody {
  @OneOf({ label: 'Vai trò', values: ROLES })
  role!: (typeof ROLES)[number];

  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;

  @Day({ label: 'Từ ngày' })
  from!: string;

  /** Last day, included; absent: until it is ended. */
  @Day({ label: 'Đến hết ngày', optional: true })
  until?: string | null;
}

export class EndRoleBody {
  /** Last day, included; yesterday takes the role away at once. */
  @Day({ label: 'Đến hết ngày' })
  until!: string;
}

export class AccountRoleParam {
  @Id({ label: 'Tài khoản' })
  id!: string;

  @Id({ label: 'Vai trò' })
  roleId!: string;
}

export class CreateAccountBody {
  @Login()
  login!: string;

  @Text({ label: 'Tên hiển thị', max: 120 })
  displayName!: string;

  @OneOf({ label: 'Vai trò', values: ROLES })
  role!: (typeof ROLES)[number];

  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;
}

export interface AccountRoleView {
  id: string;
  role: Role;
  roleLabel: string;
  organizationId: string;
  organizationName: string;
  from: string;
  /** Last day, included. */
  until?: string;
  state: RoleState;
  /** Day on which its organisation ended, where it has. */
  dissolvedOn?: string;
  /** By it the role is known again where somebody else may have changed it. */
  mark: string;
}

export interface AccountView {
  id: string;
  login: string;
  displayName: string;
  state: AccountState;
  disabled: boolean;
  /** Somebody can sign in: false after an import, until a slip is used. */
  hasPassword: boolean;
  lastSignedInAt?: string;
  email?: string;
  emailConfirmed?: boolean;
  /** Last day of a printed slip that has not been used. */
  invitedUntil?: string;
  /** Those the reader looks after, the ones of today first, ended ones last. */
  roles: AccountRoleView[];
}

/** A page of the accounts an administrator looks after. */
export interface AccountsView {
  /** Under which they were looked for, if under one. */
  organization?: { id: string; name: string };
  accounts: AccountView[];
  total: number;
  page: number;
  pageSize: number;
}

/** The password is shown once and stored only as a hash. */
export interface NewAccountView {
  account: AccountView;
  oneTimePassword: string;
}
