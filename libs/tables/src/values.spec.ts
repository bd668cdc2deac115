import { describe, expect, it } from 'vitest';
import type { Kind, Values } from './values';
import { alignmentOf, isFigure, written } from './values';

describe('a value in words', () => {
  it.each<[{ [K in Kind]: [K, Values[K], string] }[Kind]]>([
    [['TEXT', 'Chi bộ 1', 'Chi bộ 1']],
    [['NUMBER', 12, '12']],
    [['COUNT', 0, '0']],
    [['POINTS', 8995, '89,95']],
    [['MEAN', 9000, '90,00']],
    [['SHARE', { count: 29, base: 30 }, '96,7%']],
    [['DAY', '2026-03-05', '05/03/2026']],
    [['DAY_OF_YEAR', '2026-03-05', '05/03']],
    [['INSTANT', '2026-04-10T17:05:00.000Z', '00:05, 11/04/2026']],
    [['MARK', true, 'x']],
  ])('%j', ([kind, value, words]) => expect(written(kind, value as never)).toBe(words));

  it('stands at the right when it is a figure', () => {
    expect((['COUNT', 'POINTS', 'MEAN', 'SHARE'] as const).map(alignmentOf)).toEqual(Array(4).fill('RIGHT'));
    expect((['TEXT', 'NUMBER', 'DAY', 'MARK'] as const).map(isFigure)).toEqual(Array(4).fill(false));
  });
});
