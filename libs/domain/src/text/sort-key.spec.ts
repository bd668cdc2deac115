import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVietnamese } from './fold';
import { sortKey } from './sort-key';

const LETTERS = [
  ...'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ',
  ...'AĂÂĐEÊIOÔƠUƯXY 0123456789-,./()',
];
const name = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 12 });

const byKey = (a: string, b: string): number => {
  const [one, other] = [sortKey(a), sortKey(b)];
  return one < other ? -1 : one > other ? 1 : 0;
};

describe('sortKey', () => {
  it('is the order of compareVietnamese for every two names', () => {
    fc.assert(
      fc.property(name, name, (a, b) => Math.sign(compareVietnamese(a, b)) === byKey(a, b)),
      { numRuns: 20_000 },
    );
  }, 30_000);

  it.each([
    ['Chi bộ 2', 'Chi bộ 10'],
    ['Chi bộ 02', 'Chi bộ 3'],
    ['Đảng bộ Sở Nội vụ', 'Đảng bộ Sở Y tế'],
    ['Chi bộ Dân vận', 'Chi bộ Đoàn thể'],
    ['An', 'Ăn'],
    ['ba', 'bà'],
    ['bà', 'bả'],
    ['bả', 'bã'],
    ['bã', 'bá'],
    ['bá', 'bạ'],
    ['bạ', 'bac'],
    ['báo', 'Báo'],
    ['Chi bộ Sở', 'Chi bộ Sở Y tế'],
    ['Á 10', 'Á 10 b'],
    ['Á 10', 'Á 100'],
  ])('%s before %s', (first, second) => {
    expect(byKey(first, second)).toBe(-1);
  });

  it('is digits and small letters only, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[0-9a-z]*$/.test(sortKey(text))));
  });
});
