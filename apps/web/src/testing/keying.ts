import type { KeyedView, KeyingView } from '@chibo/contracts';
import { SET } from './card';

/** An empty sheet of March for a branch that has no card yet. */
export function aKeyingView(change: Partial<KeyingView> = {}): KeyingView {
  return {
    cell: { id: 'cb1', name: 'Chi bộ 1', kindLabel: 'Chi bộ' },
    superior: { id: 'du', name: 'Đảng ủy Sở Y tế' },
    month: '2026-03',
    kind: 'REGULAR',
    version: 0,
    reviewers: 1,
    criteriaSetVersionId: 'set-1',
    criteriaSet: SET,
    context: { leadership: 'COMMITTEE' },
    content: { facts: {}, answers: [], weaknesses: '', vote: {} },
    carried: [],
    deadline: '2026-03-07',
    daysLeft: 1,
    ...change,
  };
}

export function aKeyedView(change: Partial<KeyedView> = {}): KeyedView {
  return {
    words: 'Nhập hộ theo bản giấy',
    by: 'Lê Văn Khoa',
    at: '2026-03-06T02:00:00.000Z',
    paper: 'phiếu số 03',
    receivedOn: '2026-03-06',
    mark: 'WAITING',
    until: '2026-03-11',
    ownDraft: false,
    ...change,
  };
}
