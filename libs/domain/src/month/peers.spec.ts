import { describe, expect, it } from 'vitest';
import { peerWords, SIZE_CLASSES, sizeClassOf } from './peers';

describe('who is compared with whom', () => {
  it.each([
    [1, '1 chi bộ'],
    [2, '2 đến 5 chi bộ'],
    [5, '2 đến 5 chi bộ'],
    [6, '6 đến 9 chi bộ'],
    [9, '6 đến 9 chi bộ'],
    [10, 'từ 10 chi bộ'],
    [12, 'từ 10 chi bộ'],
    [500, 'từ 10 chi bộ'],
  ])('is by size: %i branches', (cells, label) => {
    expect(SIZE_CLASSES[sizeClassOf(cells)].label).toBe(label);
  });

  it('leaves no number of branches without a size, and none in two', () => {
    for (const [at, { from }] of SIZE_CLASSES.entries())
      expect(from).toBe(at === 0 ? 0 : (SIZE_CLASSES[at - 1].to ?? NaN) + 1);
    expect(SIZE_CLASSES.at(-1)?.to).toBeUndefined();
  });

  it('says kind and size, of a branch its kind', () => {
    expect(peerWords('Đảng bộ cơ sở', 8, false)).toBe('Đảng bộ cơ sở, 6 đến 9 chi bộ');
    expect(peerWords('Chi bộ cơ sở', 1, true)).toBe('Chi bộ cơ sở');
  });
});
