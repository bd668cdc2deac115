import type { CellRow } from '@chibo/contracts';
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
    expect(title.about).toBe('chi bộ tháng 3 năm 2026');
    expect(blocks[0].rows.map(({ cells }) => cells.map(wordsOf).join('|'))).toEqual([
      '1|Chi bộ Phòng Tổng hợp|Đã xếp loại|98|94|Tốt|07/03/2026',
      '2|Chi bộ Văn phòng|Chưa sinh hoạt, muộn||||07/03/2026',
    ]);
    expect(notes).toEqual(['Bàn giao']);
  });

  it('say of a card that was keyed in what the branch says of it', () => {
    const rows = [aRow({ keyed: 'SILENT' }), aRow({ keyed: 'AGREED', late: true })];
    const { blocks } = monthCellsTable('2026-03', rows, { at: '' });
    expect(blocks[0].rows.map(({ cells }) => wordsOf(cells[2]))).toEqual([
      'Đã xếp loại; nhập hộ, chi bộ chưa xác nhận',
      'Đã xếp loại, muộn; nhập hộ, chi bộ đã xác nhận',
    ]);
  });

  it('name a committee once above its branches, and beside them where another order mixes them', () => {
    const other = aRow({ name: 'Chi bộ An', parentName: 'Đảng bộ Thanh tra' });
    const keys = (rows: readonly CellRow[]): string => {
      const { blocks, columns } = monthCellsTable('2026-03', rows, { at: '' });
      return `${blocks.map(({ head, rows: own }) => `${head ?? '-'} ${own.length}`).join(', ')}; ${columns.some(({ key }) => key === 'parent')}`;
    };
    expect(keys(ROWS)).toBe('- 2; false');
    expect(keys([...ROWS, other])).toBe('Đảng bộ Sở Nội vụ 2, Đảng bộ Thanh tra 1; false');
    expect(keys([ROWS[0], other, ROWS[1]])).toBe('- 3; true');
    expect(keys([])).toBe('- 0; false');
  });

  it('stand by committee and name where they are ordered by name', () => {
    const name = MONTH_CELL_COLUMNS.find(({ key }) => key === 'name')!;
    const other = aRow({ name: 'Chi bộ An', parentName: 'Đảng bộ Thanh tra' });
    expect(compareIn(name, ROWS[0], other)).toBeLessThan(0);
    expect(compareIn(name, ROWS[0], ROWS[1])).toBeLessThan(0);
  });
});
