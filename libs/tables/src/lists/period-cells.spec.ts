import type { ReportCellMonth, ReportCellRow } from '@chibo/contracts';
import type { RatingBand } from '@chibo/domain';
import { BAND_LABEL, CELL_MONTH_STATES, classifyYear, RATING_BANDS } from '@chibo/domain';
import { hd12 } from '@chibo/domain/templates';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import { BAND_SIGN, monthSign, periodCellsTable } from './period-cells';

const PERIOD = { from: '2026-01', to: '2026-03' };
const rated = (month: string, band: RatingBand, total: number): ReportCellMonth => ({
  month,
  state: 'DECIDED',
  band,
  total,
});

function row(name: string, parentName: string, months: ReportCellMonth[], missing = 0): ReportCellRow {
  const outcomes = months.map(({ month, band }) => ({
    month,
    outcome: band ? ({ kind: 'RATED', band } as const) : ({ kind: 'EXCUSED' } as const),
  }));
  const ahead = Array.from({ length: missing }, () => ({ month: '', outcome: { kind: 'MISSING' } as const }));
  return {
    cellId: name,
    name,
    parentId: parentName,
    parentName,
    kindLabel: 'Chi bộ',
    months,
    standing: classifyYear(hd12.yearRule, [...outcomes, ...ahead]),
  };
}

const FULL = row('Chi bộ A', 'Đảng bộ 1', [
  rated('2026-01', 'GOOD', 9400),
  rated('2026-02', 'GOOD', 9050),
  rated('2026-03', 'FAIR', 8800),
]);
const SO_FAR = row('Chi bộ B', 'Đảng bộ 1', [rated('2026-01', 'GOOD', 9400)], 2);
const EXCUSED = row('Chi bộ C', 'Đảng bộ 2', [{ month: '2026-01', state: 'EXCUSED' }]);

describe('the table of months by branch', () => {
  const table = periodCellsTable(PERIOD, [FULL, SO_FAR, EXCUSED], { at: '2026-04-02T03:00:00Z' });
  const words = (block: number, at: number): string => table.blocks[block].rows[at].cells.map(wordsOf).join('|');

  it('has a column for each month, counts of bands, and the class', () => {
    expect(table.title.about).toContain('quý I năm 2026');
    expect(table.columns.map(({ head }) => head).join('|')).toBe('STT|Chi bộ|T1|T2|T3|T|K|TB|Ké|Xếp loại');
    expect(words(0, 0)).toBe('1|Chi bộ A|94 T|90,5 T|88 K|2|1|0|0|Tốt');
  });

  it('says a class that holds so far, and a month without duty from one that is excused', () => {
    expect(words(0, 1)).toBe('2|Chi bộ B|94 T|–|–|1|0|0|0|Tốt (tạm tính)');
    expect(words(1, 0)).toBe('3|Chi bộ C|miễn|–|–|0|0|0|0|–');
    expect(table.notes[table.blocks[1].rows[0].note ?? -1]).toContain('Không đánh giá');
  });

  it('names the year at the head where there are two', () => {
    const two = periodCellsTable({ from: '2025-12', to: '2026-01' }, [], { at: '2026-04-02T03:00:00Z' });
    expect(two.columns.map(({ head }) => head).slice(2, 4)).toEqual(['12/25', '1/26']);
    expect(two.name).toBe('theo-thang-2025-12-den-2026-01');
  });

  it('has a sign of its own for every band and for what every state is counted as', () => {
    const signs = RATING_BANDS.map((band) => BAND_SIGN[band]);
    expect(new Set(signs).size).toBe(RATING_BANDS.length);
    for (const band of RATING_BANDS) expect(BAND_LABEL[band].startsWith(BAND_SIGN[band].slice(0, 1))).toBe(true);
    for (const state of CELL_MONTH_STATES) expect(monthSign({ month: '2026-01', state })).toBeTruthy();
    expect([monthSign({ month: '2026-01' }), monthSign({ month: '2026-02', notOpened: true })]).toEqual(['–', '·']);
  });
});
