import { aRow } from '../testing/month';
import { nextSorting, sortRows, sortingFrom, sortingWords } from '../ui/table/columns';
import { CELL_COLUMNS } from './cell-columns';

const ROWS = [
  aRow('1', 'Chi bộ Ấp Đông', { selfTotal: 9000, selfBand: 'GOOD', deadline: '2026-03-09', stateLabel: 'Đã gửi' }),
  aRow('2', 'Chi bộ An Bình', { selfTotal: 9400, selfBand: 'GOOD', stateLabel: 'Đã gửi' }),
  aRow('3', 'Chi bộ Đông Hải', { late: true, deadline: '2026-03-08' }),
];

describe('the order of branches', () => {
  const codes = (words: string): string => {
    const sorting = sortingFrom(words, CELL_COLUMNS);
    return sorting ? sortRows(ROWS, sorting, CELL_COLUMNS).reduce((all, { code }) => all + code, '') : '';
  };

  it.each([
    ['name', '213', '312'],
    ['deadline', '231', '132'],
    ['state', '312', '123'],
  ])('goes by %s, in the order of Vietnamese letters, and the other way round', (key, up, down) => {
    expect([codes(key), codes(`-${key}`)]).toEqual([up, down]);
  });

  it('has branches without a score last, whichever way', () => {
    expect([codes('self'), codes('-self')]).toEqual(['123', '213']);
  });

  it('begins with the highest figure and the first word, and turns round at the same head', () => {
    const [name, , self] = CELL_COLUMNS;
    expect(nextSorting(self, undefined)).toEqual({ by: 'self', down: true });
    expect(nextSorting(self, { by: 'self', down: true })).toEqual({ by: 'self', down: false });
    expect(nextSorting(name, { by: 'self', down: true })).toEqual({ by: 'name', down: false });
  });

  it('stands in the address as it was asked for; what nobody sorts by is no order', () => {
    for (const words of ['self', '-self']) expect(sortingWords(sortingFrom(words, CELL_COLUMNS)!)).toBe(words);
    expect(sortingFrom('-gi-do', CELL_COLUMNS)).toBeUndefined();
    expect(sortingFrom(undefined, CELL_COLUMNS)).toBeUndefined();
  });
});
