import { describe, expect, it } from 'vitest';
import type { ClosedCell } from './closing';
import { closedWords, closingChanges, whyNotClose } from './closing';

const cell = (change: Partial<ClosedCell> = {}): ClosedCell => ({
  cellId: 'a',
  name: 'Chi bộ Phòng Tổng hợp',
  parentName: 'Đảng bộ Sở Nội vụ',
  state: 'DECIDED',
  stateLabel: 'Đã xếp loại',
  late: false,
  selfTotal: 9800,
  decidedTotal: 9400,
  decidedBand: 'GOOD',
  ...change,
});
const open = cell({
  cellId: 'b',
  name: 'Chi bộ Thanh tra',
  state: 'SUBMITTED',
  stateLabel: 'Đã gửi',
  decidedTotal: undefined,
  decidedBand: undefined,
});

describe('a closed month', () => {
  it('says of each branch its decided total and band, else its state', () => {
    expect(closedWords(cell())).toBe('94 điểm, Tốt');
    expect(closedWords(open)).toBe('Đã gửi');
  });

  it('needs a reason for each missing branch', () => {
    expect(whyNotClose([cell(), open], new Map())).toEqual([
      { at: 'missing.b', text: 'Chi bộ Thanh tra (Đã gửi): chưa ghi lý do chưa xếp loại.' },
    ]);
    expect(whyNotClose([cell(), open], new Map([['b', ' ']]))).toHaveLength(1);
    expect(whyNotClose([cell(), open], new Map([['b', 'Bàn giao']]))).toEqual([]);
  });
});

describe('closingChanges', () => {
  it('is empty while nothing has changed', () => {
    expect(closingChanges([cell(), open], [open, cell()])).toEqual([]);
  });

  it('shows a corrected total, a card that came late, and branches that came or went', () => {
    const decided = cell({ ...open, state: 'DECIDED', decidedTotal: 8000, decidedBand: 'FAIR' });
    const changes = closingChanges(
      [cell(), open, cell({ cellId: 'gone' })],
      [cell({ decidedTotal: 8900, decidedBand: 'FAIR' }), decided, cell({ cellId: 'new' })],
    );
    expect(changes.map(({ cellId, before, after }) => [cellId, before, after])).toEqual([
      ['a', '94 điểm, Tốt', '89 điểm, Khá'],
      ['b', 'Đã gửi', '80 điểm, Khá'],
      ['gone', '94 điểm, Tốt', 'Không có trong bảng'],
      ['new', 'Không có trong bảng', '94 điểm, Tốt'],
    ]);
  });
});
