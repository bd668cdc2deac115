import type { ClassificationRow, ClassificationsView } from '@chibo/contracts';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import { annualSentence, classificationsTable, meetingYearWords } from './classifications';

const BANDS = { GOOD: 10, FAIR: 2, AVERAGE: 0, POOR: 0 };
const NONE = { OUTSTANDING: 0, WELL_DONE: 0, COMPLETED: 0, NOT_COMPLETED: 0 };

const row = (change: Partial<ClassificationRow> = {}): ClassificationRow => ({
  organizationId: 'a',
  name: 'Chi bộ Báo',
  kind: 'GRASSROOTS_CELL',
  kindLabel: 'Chi bộ cơ sở',
  isCell: true,
  version: 2,
  months: { n: 12, mean: 9412, bands: BANDS },
  yearClass: { band: 'GOOD', missing: 0, reasons: [] },
  ...change,
});

const view = (change: Partial<ClassificationsView> = {}): ClassificationsView => ({
  organization: { id: 'k', name: 'Đảng bộ Khối' },
  year: 2018,
  running: false,
  rows: [row({ decided: { annualClass: 'OUTSTANDING', number: '12-QĐ/ĐUK', on: '2018-12-28' } })],
  total: 1,
  page: 1,
  pageSize: 100,
  totals: {
    existing: 65,
    rated: 65,
    proposed: 65,
    decided: 65,
    bands: { ...NONE, OUTSTANDING: 14, WELL_DONE: 47, COMPLETED: 4 },
    expected: NONE,
  },
  counts: [],
  kinds: [],
  ceiling: { organizationId: 'k' },
  checks: [],
  expectedChecks: [],
  conclusions: [],
  concluded: false,
  at: '2019-01-02T02:00:00.000Z',
  ...change,
});

describe('the list of a year', () => {
  it('says the published year in the words of the article', () => {
    expect(annualSentence(view().totals)).toBe(
      'Đã quyết định xếp loại 65/65 tổ chức: 14 tổ chức Hoàn thành xuất sắc nhiệm vụ (21,5%), 47 tổ chức Hoàn thành tốt nhiệm vụ (72,3%), 04 tổ chức Hoàn thành nhiệm vụ (6,2%).',
    );
  });

  it('says how many wait, and never divides by nothing', () => {
    const { totals } = view();
    expect(annualSentence({ ...totals, decided: 0, bands: NONE })).toBe(
      'Chưa tổ chức nào trong 65 tổ chức có quyết định xếp loại.',
    );
    expect(annualSentence({ ...totals, decided: 60, bands: { ...NONE, OUTSTANDING: 60 } })).toContain(
      'Chưa quyết định: 05 tổ chức.',
    );
  });

  it('has what the meetings came to beside the classes', () => {
    const { columns, blocks } = classificationsTable(view());
    const words = blocks[0].rows[0].cells.map(wordsOf);
    expect(Object.fromEntries(columns.map(({ key }, at) => [key, words[at]]))).toMatchObject({
      name: 'Chi bộ Báo',
      mean: '94,12',
      GOOD: '10',
      FAIR: '2',
      year: 'Tốt',
      self: '–',
      decided: 'HTXSNV',
      decision: '12-QĐ/ĐUK, 28/12/2018',
    });
  });

  it.each<[Partial<ClassificationRow>, string | undefined]>([
    [{ yearClass: { band: 'FAIR', missing: 3, reasons: [] } }, 'Khá (tạm tính)'],
    [{ yearClass: { missing: 12, reasons: [] } }, undefined],
    [
      { isCell: false, cells: { existing: 9, rated: 8, bands: { GOOD: 7, FAIR: 1, AVERAGE: 0, POOR: 0 }, soFar: 0 } },
      '7 T, 1 K, 1 chưa có',
    ],
    [{ isCell: false, cells: { existing: 0, rated: 0, bands: { ...BANDS, GOOD: 0, FAIR: 0 }, soFar: 0 } }, undefined],
  ])('of the year’s meetings says %j as %s', (change, words) => {
    expect(meetingYearWords(row(change))).toBe(words);
  });

  it('prints the ceiling with what is counted, and the seal of a closed list', () => {
    const words = '14 tổ chức trên 65.';
    const rule = { percent: 20, base: 'ALL', rounding: 'DOWN', newMonths: 0, byKind: false } as const;
    const table = classificationsTable(
      view({
        ceiling: { organizationId: 'k', rule, words: 'Mức trần để lưu ý.' },
        checks: [{ outstanding: 14, base: 65, excluded: 0, most: 13, isOver: true, words }],
        concluded: true,
        conclusions: [{ at: '2018-12-29T02:00:00.000Z', by: 'x', hash: 'ab', decided: 65, undecided: 0 }],
      }),
      'tên có “báo”',
    );
    expect(table.sentences).toContain(words);
    expect(table.remarks[0]).toBe('Mức trần để lưu ý.');
    expect(table.seal).toEqual({ closedAt: '2018-12-29T02:00:00.000Z', hash: 'ab' });
    expect(table.selection).toBe('tên có “báo”');
  });
});
