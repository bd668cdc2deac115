import { Login, Text } from './fields';

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
