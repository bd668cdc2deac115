import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergedPage } from './merged-page';

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 60 });

it('is the page of the two lists made one, whatever the lists and the page', async () => {
  await fc.assert(
    fc.asyncProperty(
      numbers,
      fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 20 }),
      async (all, some, page, size) => {
        const long = all.map((n) => 2 * n).sort((a, b) => a - b);
        const beside = some.map((n) => 2 * n + 1);
        const compare = (a: number, b: number): number => a - b;
        const read = async ({ limit, offset }: { limit: number; offset: number }): Promise<number[]> =>
          long.slice(offset, offset + limit);
        const whole = [...long, ...beside].sort(compare);
        expect(await mergedPage({ beside, compare, read }, page, size)).toEqual(
          whole.slice((page - 1) * size, page * size),
        );
      },
    ),
    { numRuns: 2_000 },
  );
});
