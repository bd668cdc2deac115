import type { CellSort } from '@chibo/contracts';
import { nextSorting, orderOf, sortingFrom, sortingWords } from '../ui/table/columns';
import { CELL_COLUMNS } from './cell-columns';

const KNOWN: Record<CellSort, true> = {
  PLACE: true,
  NAME: true,
  STATE: true,
  SELF: true,
  DECIDED: true,
  DEADLINE: true,
};

describe('the order of branches', () => {
  const asked = (words: string | undefined): object => orderOf(sortingFrom(words, CELL_COLUMNS), CELL_COLUMNS);

  it.each([
    ['name', 'NAME'],
    ['state', 'STATE'],
    ['self', 'SELF'],
    ['decided', 'DECIDED'],
    ['deadline', 'DEADLINE'],
  ])('by %s is asked of the server, and the other way round', (key, sort) => {
    expect(asked(key)).toEqual({ sort, order: 'asc' });
    expect(asked(`-${key}`)).toEqual({ sort, order: 'desc' });
  });

  it('is every one the server knows, and the list’s own where nobody asks or nobody sorts by it', () => {
    expect(['PLACE', ...CELL_COLUMNS.map(({ order }) => order)]).toEqual(Object.keys(KNOWN));
    for (const words of [undefined, '-gi-do']) expect(asked(words)).toEqual({});
  });

  it('begins with the highest figure and the first word, turns round at the same head, and lets go at the third tap', () => {
    const [name, , self] = CELL_COLUMNS;
    const [down, up] = [true, false].map((down) => ({ by: 'self', down }));
    expect(nextSorting(self, undefined)).toEqual(down);
    expect(nextSorting(self, down)).toEqual(up);
    expect(nextSorting(self, up)).toBeUndefined();
    expect(nextSorting(name, down)).toEqual({ by: 'name', down: false });
  });

  it('stands in the address as it was asked for', () => {
    for (const words of ['self', '-self']) expect(sortingWords(sortingFrom(words, CELL_COLUMNS))).toBe(words);
    expect(sortingWords(undefined)).toBeNull();
  });
});
