import { describe, expect, it } from 'vitest';
import { aRow } from '../../test-support/rows';
import { compareIn, wordsOf } from '../column';
import { MONTH_CELL_COLUMNS, monthCellsTable } from './month-cells';

const ROWS = [
  aRow({ selfTotal: 9800, decidedTotal: 9400, decidedBand: 'GOOD' }),
  aRow({ name: 'Chi bộ Văn phòng', state: 'OPEN', stateLabel: 'Chưa sinh hoạt', late: true, note: 'Bàn giao' }),
];

describe("a month's branches", () => {
  it('are listed with their committee, state, totals and deadline; who has no score has no nought', () => {
    const { blocks, notes, title } = monthCellsTable('2026-03', ROWS, { at: '', selection: 'quá hạn' });
    expect(title.about).toBe('chi bộ tháng 3/2026');
    expect(blocks[0].rows.map(({ cells }) => cells.map(wordsOf).join('|'))).toEqual([
      '1|Chi bộ Phòng Tổng hợp|Đảng bộ Sở Nội vụ|Đã xếp loại|98|94|Tốt|07/03/2026',
      '2|Chi bộ Văn phòng|Đảng bộ Sở Nội vụ|Chưa sinh hoạt, muộn||||07/03/2026',
    ]);
    expect(notes).toEqual(['Bàn giao']);
  });

  it('stand by committee and name where they are ordered by name', () => {
    const name = MONTH_CELL_COLUMNS.find(({ key }) => key === 'name')!;
    const other = aRow({ name: 'Chi bộ An', parentName: 'Đảng bộ Thanh tra' });
    expect(compareIn(name, ROWS[0], other)).toBeLessThan(0);
    expect(compareIn(name, ROWS[0], ROWS[1])).toBeLessThan(0);
  });
});
