import { Id, Login, Text } from './fields';

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

/** First administrator of a real, empty system; the one-time code is printed at start. */
export class SetupBody {
  @Text({ label: 'Mã khởi tạo', max: 64 })
  code!: string;

  @Login()
  login!: string;

  @Text({ label: 'Họ tên hoặc chức danh', max: 120 })
  displayName!: string;

  @Text({ label: 'Mật khẩu', lines: 'MANY', min: 8, max: 200 })
  password!: string;

  /** The organisation at the top of this installation; the administrator's role stands there. */
  @Text({ label: 'Tên tổ chức', max: 200 })
  organizationName!: string;

  @Text({ label: 'Mã tổ chức', max: 40 })
  organizationCode!: string;

  @Text({ label: 'Loại tổ chức', max: 40 })
  organizationKind!: string;
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

/** What a page may know before anyone has signed in. */
export interface InstallationView {
  demonstration: boolean;
  /** No administrator yet: the set-up page is open. */
  needsSetup: boolean;
  /** Whether this very request came over https. */
  secure: boolean;
  /** Server's current day (Asia/Ho_Chi_Minh), `yyyy-mm-dd`. */
  today: string;
}

export interface DemoAccountView {
  accountId: string;
  displayName: string;
  roleLabel: string;
  organizationName: string;
}
