import { describe, expect, it } from 'vitest';
import type { Column } from './column';
import { compareIn, isMissingIn, wordsIn } from './column';

interface Row {
  name: string;
  points?: number;
  rated: number;
  good: number;
}

const row = (name: string, good: number, rated: number, points?: number): Row => ({ name, good, rated, points });
const NAME: Column<Row> = { key: 'name', head: 'Tên', kind: 'TEXT', of: ({ name }) => name };
const POINTS: Column<Row> = { key: 'points', head: 'Điểm', kind: 'POINTS', of: ({ points }) => points };
const SHARE: Column<Row> = {
  key: 'share',
  head: '%',
  kind: 'SHARE',
  of: ({ good, rated }) => ({ count: good, base: rated }),
};

describe('a cell', () => {
  it('says nothing by a dash, by other words, or by the words of its row; nought is a value', () => {
    const none = row('A', 0, 0);
    expect(wordsIn(POINTS, none)).toBe('–');
    expect(wordsIn({ ...POINTS, nothing: 'chưa có số' }, none)).toBe('chưa có số');
    expect(wordsIn({ ...POINTS, nothing: ({ name }) => `${name} nợ` }, none)).toBe('A nợ');
    expect(wordsIn(POINTS, row('A', 0, 0, 0))).toBe('0');
  });

  it('is no percentage without a base', () => {
    expect(wordsIn(SHARE, row('A', 0, 0))).toBe('–');
    expect(wordsIn(SHARE, row('A', 0, 3))).toBe('0,0%');
    expect(isMissingIn(SHARE, row('A', 0, 0))).toBe(true);
  });
});

describe('the order of a column', () => {
  it('is the Vietnamese one of words, and that of exact values of figures', () => {
    expect(compareIn(NAME, row('Ấp Đông', 0, 0), row('An Bình', 0, 0))).toBeGreaterThan(0);
    expect(compareIn(POINTS, row('A', 0, 0, 9000), row('B', 0, 0, 8995))).toBeGreaterThan(0);
    expect(compareIn(SHARE, row('A', 2001, 3000), row('B', 2, 3))).toBeGreaterThan(0);
    expect(compareIn(SHARE, row('A', 1, 3), row('B', 2, 6))).toBe(0);
    expect(compareIn(POINTS, row('A', 0, 0), row('B', 0, 0, 1))).toBe(0);
  });

  it('may be another one', () => {
    const byLength = { ...NAME, compare: (a: Row, b: Row): number => a.name.length - b.name.length };
    expect(compareIn(byLength, row('ZZ', 0, 0), row('AAA', 0, 0))).toBeLessThan(0);
  });
});
