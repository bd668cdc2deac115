import type { Notice } from '@chibo/domain';
import { Flag, Ids } from './fields';

const MOST_NOTICES = 100;
export class ReadNoticesBody {
  /** Absent: all. */
  @Ids({ label: 'Thông báo', max: MOST_NOTICES, optional: true })
  ids?: string[] | null;

  @Flag({ label: 'Đã đọc' })
  read!: boolean;
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
