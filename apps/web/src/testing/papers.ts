import type { IssuedPapersView, IssuedPaperView } from '@chibo/contracts';

export function aPaper(change: Partial<IssuedPaperView> = {}): IssuedPaperView {
  return {
    id: 'vb',
    number: 12,
    kind: 'CARD',
    title: 'Phiếu chấm điểm chất lượng sinh hoạt chi bộ tháng 02 năm 2026, họp ngày 05/02/2026',
    organizationId: 'cb',
    organizationName: 'Chi bộ Phòng Tổng hợp',
    code: 'K7N2PX-9QVERT-ABCDEF',
    issuedAt: '2026-03-06T03:00:00.000Z',
    issuedBy: 'Đồng chí văn phòng',
    ...change,
  };
}

export function thePapers(change: Partial<IssuedPapersView> = {}): IssuedPapersView {
  const papers = [aPaper()];
  return {
    organization: { id: 'o', name: 'Đảng bộ Sở Nội vụ' },
    papers,
    total: papers.length,
    page: 1,
    pageSize: 50,
    ...change,
  };
}
