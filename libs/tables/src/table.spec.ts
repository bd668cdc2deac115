import { describe, expect, it } from 'vitest';
import type { Column } from './column';
import { NUMBERED, wordsOf } from './column';
import type { Declaration, TableRow } from './table';
import { rowCount, tableOf } from './table';

interface Row {
  name: string;
  good: number;
  rated: number;
  points: number;
  held?: boolean;
  note?: string;
}

const COLUMNS: readonly Column<Row>[] = [
  NUMBERED,
  { key: 'name', head: 'Tên', kind: 'TEXT', of: ({ name }) => name },
  { key: 'phone', head: 'Gọi', kind: 'TEXT', of: () => 'x', only: 'SCREEN' },
  { key: 'good', head: 'Tốt', kind: 'COUNT', of: ({ good }) => good },
  { key: 'share', head: '%', kind: 'SHARE', of: ({ good, rated }) => ({ count: good, base: rated }) },
  { key: 'points', head: 'Điểm', kind: 'POINTS', of: ({ points }) => points },
  { key: 'held', head: 'Họp', kind: 'MARK', of: ({ held }) => held || undefined, nothing: '' },
];
const A: Row = { name: 'A', good: 1, rated: 2, points: 9000, held: true };
const B: Row = { name: 'B', good: 9, rated: 9, points: 9100, note: 'Miễn' };
const C: Row = { name: 'C', good: 0, rated: 0, points: 0, note: 'Miễn' };

function aTable(changes: Partial<Declaration<Row>> = {}): ReturnType<typeof tableOf> {
  const title = { kind: 'BẢNG', about: 'thử' };
  const blocks = [
    { head: 'Một', rows: [A, B], subtotal: 'Cộng I' },
    { head: 'Hai', rows: [C], subtotal: 'Cộng II' },
  ];
  return tableOf({ name: 'bang', title, at: '', columns: COLUMNS, blocks, total: 'Tổng cộng', ...changes });
}

const words = (row?: TableRow): string => row?.cells.map(wordsOf).join('|') ?? '';

describe('a table', () => {
  it('numbers its rows through, its blocks by Roman numbers where there are several, and leaves the screen its own', () => {
    const { blocks, columns } = aTable();
    expect(blocks.flatMap(({ rows }) => rows.map(words))).toEqual([
      '1|A|1|50,0%|90|x',
      '2|B|9|100,0%|91|',
      '3|C|0|–|0|',
    ]);
    expect(blocks.map(({ number }) => number)).toEqual(['I', 'II']);
    expect(aTable({ blocks: [{ rows: [A] }] }).blocks[0].number).toBeUndefined();
    expect(columns.map(({ key }) => key)).not.toContain('phone');
    expect(rowCount(aTable())).toBe(3);
  });

  it('sums parts over bases, never percentages; a base of nothing has no percentage; points are not summed', () => {
    const { blocks, total } = aTable();
    expect(words(blocks[0].subtotal)).toBe('|Cộng I|10|90,9%||1');
    expect(words(blocks[1].subtotal)).toBe('|Cộng II|0|–||0');
    expect(words(total)).toBe('|Tổng cộng|10|90,9%||1');
    expect(aTable({ total: undefined }).total).toBeUndefined();
  });

  it('has one footnote for rows with the same words, and none where there would be too many', () => {
    const { notes, blocks } = aTable({ noteOf: ({ note }) => note });
    expect(notes).toEqual(['Miễn']);
    expect(blocks.flatMap(({ rows }) => rows.map(({ note }) => note))).toEqual([undefined, 0, 0]);
    const many = Array.from({ length: 10 }, (_, at) => ({ ...A, note: String(at) }));
    expect(aTable({ blocks: [{ rows: many }], noteOf: ({ note }) => note }).notes).toEqual([]);
  });

  it('is plain data: it comes out of JSON as it went in', () => {
    const table = aTable();
    expect(() => structuredClone(table)).not.toThrow();
    expect(words((JSON.parse(JSON.stringify(table)) as typeof table).total)).toBe(words(table.total));
  });

  it('has as many Roman numbers as it has blocks', () => {
    const blocks = Array.from({ length: 49 }, () => ({ rows: [] }));
    expect(
      aTable({ blocks })
        .blocks.map(({ number }) => number)
        .join(' '),
    ).toMatch(/^I II III IV V VI VII VIII IX X XI .* XXXIX XL XLI .* XLIX$/u);
  });
});
