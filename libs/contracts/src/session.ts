import { Id, Text } from './fields';

/** Passwords are texts of many lines: nothing in one is turned into a space. */
export class SignInBody {
  @Text({ label: 'Tên đăng nhập', max: 64 })
  login!: string;

  @Text({ label: 'Mật khẩu', lines: 'MANY', max: 200 })
  password!: string;
}

export class DemoSignInBody {
  @Id({ label: 'Tài khoản' })
  accountId!: string;
}

export class ChangePasswordBody {
  @Text({ label: 'Mật khẩu hiện tại', lines: 'MANY', max: 200 })
  current!: string;

  @Text({ label: 'Mật khẩu mới', lines: 'MANY', min: 8, max: 200 })
  next!: string;
}

export interface RoleView {
  role: 'ADMIN' | 'CELL_SECRETARY' | 'CELL_DEPUTY' | 'COMMITTEE_OFFICER' | 'COMMITTEE_READER';
  roleLabel: string;
  organizationId: string;
  organizationName: string;
  isCell: boolean;
}

export interface SessionView {
  account: { id: string; login: string; displayName: string };
  roles: RoleView[];
  /** Signed in with a password somebody else made: nothing else is open before it is changed. */
  mustChoosePassword?: true;
}

export class SessionParam {
  @Text({ label: 'Phiên đăng nhập', min: 22, max: 22 })
  sessionId!: string;
}

export class AccountSessionParam extends SessionParam {
  @Id({ label: 'Tài khoản' })
  id!: string;
}

/** One browser in which an account is signed in. */
export interface OpenSessionView {
  id: string;
  /** Browser and system in words; absent of sessions that were opened before this was kept. */
  device?: string;
  /** An address, or the network of one. */
  network?: string;
  openedAt: string;
  lastSeenAt: string;
  /** The one that asks. */
  current: boolean;
}

export interface OpenSessionsView {
  sessions: OpenSessionView[];
}

export interface DemoAccountView {
  accountId: string;
  displayName: string;
  roleLabel: string;
  organizationName: string;
}
