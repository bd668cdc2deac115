import type { GapRow, ScoreGapsView } from '@chibo/contracts';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import { scoreGapsTable } from './score-gaps';

const ROW: GapRow = {
  cellId: 'th',
  name: 'Chi bộ Tổng hợp',
  parentName: 'Đảng bộ Sở Nội vụ',
  scorecardId: 'card',
  canOpen: true,
  self: { total: 9600, band: 'GOOD' },
  verified: { total: 8400, band: 'FAIR' },
  gap: -1200,
  decided: false,
  grounds: [
    { code: '4.2', name: 'Nội dung', self: 1000, verified: 0, words: 'Chấm cao hơn mức đạt: Biên bản không ghi.' },
    { code: '5.1', name: 'Điều hành', self: 200, verified: 0, words: 'Lý do khác: Không họp chi ủy; ' },
  ],
};
const VIEW: ScoreGapsView = {
  month: '2026-02',
  organization: { id: 'so', name: 'Đảng bộ Sở Nội vụ' },
  from: 500,
  rows: [ROW, { ...ROW, observed: { total: 8500, band: 'FAIR' }, grounds: [] }],
  total: 2,
  verified: 40,
  page: 1,
  pageSize: 100,
  at: '2026-03-20T03:00:00Z',
};

describe('the gaps of a month on paper', () => {
  const table = scoreGapsTable(VIEW, 'chỉ các chi bộ có "tong hop"');
  const rows = table.blocks[0].rows.map(({ cells }) => cells.map(wordsOf));

  it('set the three scores beside each other, with the ground of each line in one row', () => {
    expect(rows[0].slice(3)).toEqual([
      '96 Tốt',
      '84 Khá',
      '–',
      '−12, Tốt → Khá',
      '4.2: 10 → 0, Chấm cao hơn mức đạt: Biên bản không ghi; 5.1: 2 → 0, Lý do khác: Không họp chi ủy',
    ]);
    expect(rows[1].slice(5)).toEqual(['85 Khá', '−12, Tốt → Khá', 'không có mục nào khác']);
  });

  it('say on what base, from which gap on, and that it is a selection', () => {
    expect(table.sentences).toEqual(['02 chi bộ trong 40 phiếu thường kỳ đã thẩm định.']);
    expect(table.remarks[0]).toContain('chênh từ 5 điểm trở lên');
    expect(table.selection).toBe('chỉ các chi bộ có "tong hop"');
    expect(table.landscape).toBe(true);
  });
});
