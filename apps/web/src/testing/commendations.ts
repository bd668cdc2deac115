import type { CommendationRow, CommendationsView } from '@chibo/contracts';

export function aCommendation(changes: Partial<CommendationRow> = {}): CommendationRow {
  return {
    id: 'kt',
    version: 1,
    organizationId: 'so',
    organizationName: 'Đảng bộ Sở Nội vụ',
    year: 2026,
    kind: 'COLLECTIVE',
    form: 'CERTIFICATE',
    count: 1,
    forWhat: 'Hoàn thành xuất sắc nhiệm vụ',
    decisionNumber: '220-QĐ/ĐUK',
    decidedOn: '2026-03-01',
    ...changes,
  };
}

/** One giấy khen of a committee's own list. */
export function someCommendations(changes: Partial<CommendationsView> = {}): CommendationsView {
  return {
    organization: { id: 'khoi', name: 'Đảng bộ Khối' },
    year: 2026,
    rows: [aCommendation()],
    total: 1,
    page: 1,
    pageSize: 100,
    counts: [{ kind: 'COLLECTIVE', form: 'CERTIFICATE', n: 1 }],
    withdrawn: 0,
    at: '2026-03-06T03:00:00.000Z',
    ...changes,
  };
}
