import type { Notice } from '@chibo/domain';
import { Flag, Id, Ids, MailAddress } from './fields';

const MOST_NOTICES = 100;
const MOST_BRANCHES = 2000;

export class ReadNoticesBody {
  /** Absent: all. */
  @Ids({ label: 'Thông báo', max: MOST_NOTICES, optional: true })
  ids?: string[] | null;

  @Flag({ label: 'Đã đọc' })
  read!: boolean;
}

export class EmailBody {
  /** `null`: no letters. */
  @MailAddress({ label: 'Địa chỉ thư điện tử', optional: true })
  email?: string | null;
}

export class RemindersQuery {
  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;
}

/** Who is to be reminded. Those who no longer owe a card, or were reminded today, are left out. */
export class RemindBranchesBody extends RemindersQuery {
  @Ids({ label: 'Chi bộ được nhắc', max: MOST_BRANCHES })
  cellIds!: string[];
}

export interface UnreadView {
  unread: number;
}

export interface NoticeView {
  id: string;
  at: string;
  read: boolean;
  title: string;
  text: string;
  notice: Notice;
}

export interface NoticesView extends UnreadView {
  /** The newest hundred, newest first. */
  notices: NoticeView[];
}

/** Where this account reads letters. */
export interface EmailView {
  email?: string;
  /** The service has a mail server. */
  mail: boolean;
}

export interface RemindableBranch {
  cellId: string;
  name: string;
  parentName: string;
  stateLabel: string;
  deadline: string;
  /** People who act for the branch, and how many of them have an address. */
  people: number;
  addresses: number;
  /** Reminded by hand today already. */
  today: boolean;
}

export interface RemindersView {
  /** The service has a mail server. */
  mail: boolean;
  /** Branches that still owe a card of the month, those not reminded today first: the first of them, and how many there are. */
  branches: RemindableBranch[];
  total: number;
}

export interface RemindedView extends RemindersView {
  /** Branches told now, and letters written now. */
  told: number;
  letters: number;
}

export interface TroubledMail {
  id: string;
  at: string;
  to: string;
  subject: string;
  state: 'FAILED' | 'UNKNOWN';
  stateLabel: string;
  error: string;
}

export interface MailsView {
  mail: boolean;
  waiting: number;
  sent: number;
  /** Newest first; sent again only by hand. */
  troubled: TroubledMail[];
}
