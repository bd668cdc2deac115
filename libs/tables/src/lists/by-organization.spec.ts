import { describe, expect, it } from 'vitest';
import { committee, countsOf, grassrootsCell } from '../../test-support/rows';
import { wordsOf } from '../column';
import { bandShareWords, baseWords, notRatedWords } from '../counts-words';
import type { Table, TableRow } from '../table';
import type { FiguresByOrganization } from './by-organization';
import { organizationsTable } from './by-organization';

/** The published figures of 2018: 252 Tốt and 28 Khá of 280; 29 and 1 of 30 rated, 31 existing. */
const YEAR_2018: FiguresByOrganization = {
  period: 'năm 2018',
  periodName: '2018',
  at: '2019-01-07T03:00:00.000Z',
  rows: [
    committee('Đảng bộ A', countsOf({ GOOD: 250, FAIR: 20 })),
    committee('Đảng bộ B', countsOf({ GOOD: 2, FAIR: 8 })),
    grassrootsCell('Chi bộ C', countsOf({ GOOD: 29, FAIR: 1 })),
    grassrootsCell('Chi bộ D', countsOf({}, { excused: 1 }), 'Được miễn cả năm'),
  ],
  byKind: [
    { label: 'Chi bộ trực thuộc', counts: countsOf({ GOOD: 252, FAIR: 28 }) },
    { label: 'Chi bộ cơ sở', counts: countsOf({ GOOD: 29, FAIR: 1 }, { excused: 1 }) },
  ],
  total: countsOf({ GOOD: 281, FAIR: 29 }, { excused: 1 }),
};

const words = (row?: TableRow): string => row?.cells.map(wordsOf).join('|') ?? '';
const heads = ({ columns }: Table): string => columns.map(({ head, group }) => `${group ?? ''}${head}`).join('|');

describe('the table by organisation', () => {
  const table = organizationsTable(YEAR_2018);

  it('has the published figures of 2018 in its two blocks and their sum', () => {
    expect(words(table.blocks[0].subtotal)).toBe('|Cộng Đảng bộ cơ sở|280|280|252|90,0%|28|10,0%|0|0|0');
    expect(words(table.blocks[1].subtotal)).toBe('|Cộng Chi bộ cơ sở|31|30|29|96,7%|1|3,3%|0|0|1');
    expect(words(table.total)).toBe('|Tổng cộng|311|310|281|90,6%|29|9,4%|0|0|1');
    expect(table.blocks.map(({ head }) => head)).toEqual([
      'Đảng bộ cơ sở: 02 tổ chức, 280 chi bộ',
      'Chi bộ cơ sở: 02 chi bộ',
    ]);
  });

  it('says them in the words of a report, with the base and what is left out', () => {
    expect(table.sentences).toEqual([
      'Năm 2018, 310/311 chi bộ được đánh giá. Chi bộ trực thuộc: Tốt 252/280, đạt 90,0%; Khá 28/280, bằng 10,0%. ' +
        'Chi bộ cơ sở: Tốt 29/30, đạt 96,7%; Khá 01/30, bằng 3,3%. Không có chi bộ xếp loại Trung bình, Kém. ' +
        '01 chi bộ chưa đánh giá.',
    ]);
    expect(table.remarks[0]).toBe('Cơ sở tính: 310/311 chi bộ được đánh giá; chưa đánh giá 1: được miễn 1.');
  });

  it('gives a branch that is not rated a dash and its reason as a footnote', () => {
    expect(words(table.blocks[1].rows[1])).toBe('4|D|1|0|0|–|0|–|0|0|1');
    expect([table.notes, table.blocks[1].rows[1].note]).toEqual([['Được miễn cả năm'], 0]);
  });

  it('has shares of the lower bands only where somebody has them', () => {
    expect(heads(table)).toBe(
      'STT|Tổ chức đảng|Hiện có|Được đánh giá|TốtSố CB|Tốt%|KháSố CB|Khá%|Trung bình|Kém|Chưa đánh giá',
    );
    const lower = organizationsTable({ ...YEAR_2018, rows: [committee('A', countsOf({ GOOD: 2, POOR: 1 }))] });
    expect(heads(lower)).toContain('Khá%|Trung bình|KémSố CB|Kém%|Chưa');
    expect(words(lower.blocks[0].rows[0])).toBe('1|A|3|3|2|66,7%|0|0,0%|0|1|33,3%|0');
  });

  it('has one block without a head where all are of one kind', () => {
    const one = organizationsTable({ ...YEAR_2018, rows: YEAR_2018.rows.slice(0, 2) });
    expect(one.blocks.map(({ head, number, subtotal }) => [head, number, subtotal])).toEqual([
      [undefined, undefined, undefined],
    ]);
  });
});

describe('why branches are not rated', () => {
  it.each([
    ['', {}],
    ['quá hạn 5', { late: 5 }],
    ['quá hạn 5, còn hạn 9, được miễn 1', { excused: 1, open: 9, late: 5 }],
    [
      'quá hạn 1, còn hạn 2, chờ xác nhận 3, trả lại 4, không sinh hoạt 5, được miễn 6',
      { late: 1, open: 2, waiting: 3, returned: 4, notHeld: 5, excused: 6 },
    ],
  ])('says "%s"', (words, because) => {
    expect(notRatedWords(countsOf({ GOOD: 2 }, because))).toBe(words);
  });

  it('is left out of the base line when all are rated, and no share is said when none is', () => {
    expect(baseWords(countsOf({ GOOD: 2 }))).toBe('Cơ sở tính: 2/2 chi bộ được đánh giá.');
    expect(bandShareWords(countsOf({}, { open: 3 }))).toBe('');
  });
});

describe('shares that a committee has rounded to 100 %', () => {
  const cut = (bands: Parameters<typeof countsOf>[0]) => ({ ...countsOf(bands), rounding: 'CUT_AND_TOP_UP' as const });
  const counts = cut({ GOOD: 30, FAIR: 1 });
  const table = organizationsTable({
    ...YEAR_2018,
    rows: [committee('Đảng bộ A', cut({ GOOD: 20, FAIR: 1 })), committee('Đảng bộ B', cut({ GOOD: 10 }))],
    byKind: [{ label: 'Chi bộ trực thuộc', counts }],
    total: counts,
  });

  it('add up in each row and in the sum, in the sentence too, and the table says how', () => {
    expect(words(table.total)).toContain('|31|31|30|96,7%|1|3,3%|');
    expect(table.sentences[0]).toContain('Tốt 30/31, đạt 96,7%; Khá 01/31, bằng 3,3%');
    expect(table.remarks.at(-1)).toContain('mức cuối cùng lấy phần còn lại để tổng bằng 100%');
  });
});
