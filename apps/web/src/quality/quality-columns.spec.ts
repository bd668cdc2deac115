import { aQuality, aQualityRow, noCards } from '../testing/quality';
import { sortRows } from '../ui/table/columns';
import { QUALITY_COLUMNS } from './quality-columns';

const ROWS = [
  aQualityRow('a', 'Chi bộ Ân', aQuality({ cards: 2, verifiedGap: { mean: -700, n: 1 }, same: 1 })),
  aQualityRow('b', 'Chi bộ Ba', noCards()),
  aQualityRow('c', 'Chi bộ An', aQuality({ cards: 5, observedGap: { mean: 400, n: 1 }, hasty: 2 })),
  aQualityRow('d', 'Chi bộ Đê', aQuality({ cards: 2, goodShare: 1000, neverBelow: ['1.1'] })),
];

/** Equal ones stay as they stood. */
const BY_NAME = sortRows(ROWS, { by: 'name', down: false }, QUALITY_COLUMNS);

const order = (by: string, down: boolean): string =>
  sortRows(BY_NAME, { by, down }, QUALITY_COLUMNS)
    .map((row) => row.organizationId)
    .join('');

describe('the order of organisations', () => {
  it.each<[string, boolean, string]>([
    ['name', false, 'cabd'],
    ['name', true, 'dbac'],
    ['cards', true, 'cadb'],
    ['cards', false, 'badc'],
    ['good', true, 'dcab'],
    ['gap', true, 'acdb'],
    ['gap', false, 'dcab'],
    ['observed', true, 'cabd'],
    ['same', true, 'acbd'],
    ['hasty', true, 'cabd'],
    ['neverBelow', true, 'dcab'],
  ])('by %s, down: %s', (by, down, expected) => {
    expect(order(by, down)).toBe(expected);
  });

  it('explains every figure', () => {
    expect(QUALITY_COLUMNS.filter(({ explained }) => !explained).map(({ key }) => key)).toEqual(['name']);
  });
});
