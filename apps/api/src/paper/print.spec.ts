import { createRequire } from 'node:module';
import { describe, expect, it, vi } from 'vitest';
import { readBack } from './paper.fixture';
import type { Printed } from './print';
import { closestByHalves, print } from './print';

/** A trial for each setting: two pages before the one that fits, one from it on. */
function trials(fitting: number): { set: (fit: number) => Promise<Printed>; tried: number[] } {
  const tried: number[] = [];
  const set = (fit: number): Promise<Printed> => {
    tried.push(fit);
    return Promise.resolve({ pages: fit < fitting ? 2 : 1, file: () => Promise.resolve(Buffer.from([fit])) });
  };
  return { set, tried };
}

describe('the closest setting by halves', () => {
  const many = [1, 2, 3, 4, 5, 6];
  it.each(many)('of %i is the first that fits, or the last where none does', async (count) => {
    const fits = Array.from({ length: count }, (_, at) => at);
    for (const fitting of [...fits, count]) {
      const { set, tried } = trials(fitting);
      const [chosen] = await (await closestByHalves(fits, set, 1)).file();
      expect(chosen).toBe(Math.min(fitting, count - 1));
      expect(tried).toHaveLength(new Set(tried).size);
      expect(tried.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count + 1)));
    }
  });
});

describe('a document', () => {
  it('is drawn when its file is wanted, and not for a trial', async () => {
    const fromPdfmake = createRequire(createRequire(import.meta.url).resolve('pdfmake'));
    const { prototype } = fromPdfmake('pdfkit') as { prototype: { addPage(): unknown } };
    const pages = vi.spyOn(prototype, 'addPage');
    const printed = await print({
      content: ['một', { text: 'hai', pageBreak: 'before' }],
      defaultStyle: { font: 'Tinos' },
    });
    expect([printed.pages, pages.mock.calls.length]).toEqual([2, 0]);
    const [file, again] = [await printed.file(), await printed.file()];
    expect(pages).toHaveBeenCalledTimes(2);
    expect(readBack(file).text).toEqual(['một', 'hai']);
    expect(again).toBe(file);
    pages.mockRestore();
  });
});
