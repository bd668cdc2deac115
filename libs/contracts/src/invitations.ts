import { ACCOUNT_STATES, ROLES } from './accounts';
import type { AccountState } from './accounts';
import { Id, Ids, OneOf, Text } from './fields';

/** Slips of one act: ten sheets of twelve. */
export const MOST_SLIPS = 120;

/** Whom slips are printed for: these, or of those a list is narrowed to the first who have neither a password nor a slip. */
export class PrintInvitationsBody {
  @Ids({ label: 'Tài khoản', max: MOST_SLIPS, optional: true })
  accountIds?: string[] | null;

  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @OneOf({ label: 'Vai trò', values: ROLES, optional: true })
  role?: (typeof ROLES)[number];

  @Id({ label: 'Tổ chức đảng', optional: true })
  organizationId?: string;

  @OneOf({ label: 'Tình trạng', values: ACCOUNT_STATES, optional: true })
  state?: AccountState;
}

/** The codes stand in the file alone, which is made once. */
export interface InvitationsView {
  slips: number;
  /** Last day on which they are taken. */
  until: string;
  /** Whose earlier slips are taken no more. */
  lapsed: string[];
  /** Without a password and a slip still, of those the list is narrowed to. */
  left: number;
  /** PDF, base64. */
  file: string;
}

/** A slip is used: the code on it and the password its owner chooses. */
export class UseInvitationBody {
  @Text({ label: 'Mã trên phiếu', max: 40 })
  code!: string;

  @Text({ label: 'Mật khẩu mới', lines: 'MANY', min: 8, max: 200 })
  next!: string;
}
