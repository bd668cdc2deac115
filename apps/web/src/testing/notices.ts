import type { NoticesView, NoticeView, CellToChase, ChasingView } from '@chibo/contracts';
import type { Notice } from '@chibo/domain';
import { noticeWords } from '@chibo/domain';

export const RETURNED: Notice = {
  kind: 'RETURNED',
  scorecardId: 'p1',
  cell: 'Chi bộ Thanh tra',
  month: '2026-02',
  by: 'Đảng bộ Sở Nội vụ',
  lines: 1,
};
export const REOPENED: Notice = {
  kind: 'REOPENED',
  organizationId: 'nv',
  name: 'Đảng bộ Sở Nội vụ',
  month: '2026-02',
  reason: 'Sót phiếu',
};

export function aNotice(id: string, notice: Notice, read = false): NoticeView {
  return { id, at: '2026-03-05T09:42:00Z', read, notice, ...noticeWords(notice) };
}

export function theNotices(...notices: NoticeView[]): NoticesView {
  return { notices, unread: notices.filter(({ read }) => !read).length };
}

export function aBranch(cellId: string, name: string, changes: Partial<CellToChase> = {}): CellToChase {
  return {
    cellId,
    name,
    parentName: 'Đảng bộ Sở Nội vụ',
    stateLabel: 'Chưa sinh hoạt',
    deadline: '2026-03-02',
    people: 2,
    addresses: 1,
    today: false,
    ...changes,
  };
}

export function theReminders(branches: CellToChase[], mail = true): ChasingView {
  return { mail, branches, total: branches.length };
}
