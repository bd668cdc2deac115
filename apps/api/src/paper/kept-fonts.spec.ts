import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { FACE } from './fonts';
import './kept-fonts';
import { aCard, readBack } from './paper.fixture';
import { printPaper } from './print-paper';

interface Opened {
  font(file: string): { _font: { font: object; widthOfString(text: string, size: number): number } };
}

/** What pdfkit opens for a new document. */
function opened(): ReturnType<Opened['font']>['_font'] {
  const here = createRequire(import.meta.url);
  const Document = createRequire(here.resolve('pdfmake'))('pdfkit') as new () => Opened;
  return new Document().font(FACE)._font;
}

describe('a typeface', () => {
  it('is opened once for all documents, and measures the same in each', () => {
    const [one, other] = [opened(), opened()];
    expect(other.font).toBe(one.font);
    const words = ['Đảng ủy', 'AVATAR', 'Đảng ủy', 'sinh hoạt chi bộ thường kỳ'];
    const widths = words.map((word) => one.widthOfString(word, 10));
    expect(words.map((word) => other.widthOfString(word, 10))).toEqual(widths);
    expect(words.map((word) => one.widthOfString(word, 10))).toEqual(widths);
    expect(widths[2]).toBe(widths[0]);
  });

  it('is another one for other bytes', () => {
    const fontkit = createRequire(createRequire(import.meta.url).resolve('pdfmake'))('fontkit') as {
      create(file: Buffer): object;
    };
    const other = FACE.replaceAll('400Regular', '700Bold');
    expect(fontkit.create(readFileSync(other))).not.toBe(opened().font);
  });

  it('prints the third card as the first', async () => {
    const order = { kind: 'card' as const, view: aCard(), settings: { demonstration: true } };
    const [first, , third] = [await printPaper(order), await printPaper(order), await printPaper(order)];
    expect(readBack(third)).toEqual(readBack(first));
  });
});
