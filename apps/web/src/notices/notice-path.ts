import type { Notice } from '@chibo/domain';

/** Where a notice leads: a link of the application, with its query. */
export interface NoticeLink {
  path: string[];
  query?: Record<string, string>;
}

export function linkOf(notice: Notice): NoticeLink {
  switch (notice.kind) {
    case 'CHANGED_AFTER_CLOSE':
    case 'CLOSING_ALTERED':
    case 'REOPENED':
      return { path: ['/thang', notice.month, 'khoa-so'], query: { to: notice.organizationId } };
    case 'DECIDE_DUE':
      return { path: ['/thang', notice.month], query: { to: notice.organizationId } };
    case 'VISIT':
      return { path: ['/luot-du', notice.visitId] };
    case 'ACCOUNT_ENABLED':
    case 'INVITED':
    case 'PASSWORD_RESET':
    case 'ROLE_DROPPED':
    case 'ROLE_ENDED':
    case 'ROLE_GIVEN':
    case 'SESSIONS_ENDED':
      return { path: ['/tai-khoan'] };
    case 'NOT_READY':
      return { path: ['/quan-tri/san-sang'], query: { to: notice.organizationId } };
    case 'BACKUP_OLD':
    case 'REPLAY_DIFFERS':
      return { path: ['/quan-tri'] };
    case 'EXCUSED':
    case 'FINDING':
    case 'GIVEN_UP':
    case 'LEAVE_GRANTED':
      return { path: ['/viec-can-lam'] };
    default:
      return notice.scorecardId ? { path: ['/phieu', notice.scorecardId] } : { path: ['/viec-can-lam'] };
  }
}
