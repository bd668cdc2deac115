import { describe, expect, it } from 'vitest';
import { searchable, searchQuestion } from './search-words';

/** As the database asks: every word begins a word or stands among the first letters. */
function finds(q: string, name: string, code = 'X.01'): boolean {
  const [words, initials] = searchable(name, code).split('#')[0].split('|');
  return searchQuestion(q).words.every(
    (word) => words.includes(word.begins) || (word.initials !== undefined && initials.includes(word.initials)),
  );
}

const accents = (q: string, name: string): boolean => {
  const { accented } = searchQuestion(q);
  return accented !== undefined && searchable(name, 'X').split('#')[1].includes(accented);
};

describe('names searched by their words', () => {
  it.each([
    ['hòa', 'Chi bộ Hòa Bình'],
    ['hoà', 'Chi bộ Hòa Bình'],
    ['binh hoa', 'Chi bộ Hòa Bình'],
    ['bv y hoc', 'Chi bộ Bệnh viện Y học cổ truyền'],
    ['bv đa khoa', 'Chi bộ Bệnh viện Đa khoa tỉnh'],
    ['ubkt', 'Chi bộ Cơ quan Ủy ban Kiểm tra'],
    ['SNV', 'Đảng bộ Sở Nội vụ'],
    ['thanh tra noi vu', 'Chi bộ Thanh tra Sở Nội vụ'],
    ['than', 'Chi bộ Thanh tra'],
    ['dang bo', 'Ðảng bộ Sở'],
    ['15b', 'Chi bộ Tổ 15B'],
    ['gia - cong san', 'Chi bộ Phòng Giá - Công sản'],
    ['(noi vu)', 'Chi bộ Sở (Nội vụ)'],
  ])('%s finds %s', (q, name) => expect(finds(q, name)).toBe(true));

  it.each([
    ['hoa', 'Chi bộ Đa khoa'],
    ['hòa', 'Chi bộ Đa khoa'],
    ['an', 'Chi bộ Văn phòng'],
    ['bv', 'Chi bộ Báo'],
    ['ta', 'Chi bộ Tổ An ninh'],
    ['y hoc', 'Chi bộ Y tế'],
    ['%', 'Chi bộ Y tế'],
    ['y_te', 'Chi bộ Y tế'],
  ])('%s does not find %s', (q, name) => expect(finds(q, name)).toBe(false));

  it('finds codes whole, begun and by their parts', () => {
    for (const q of ['LC.02.04', 'lc.02', '02', '04', 'LC.02.04 noi'])
      expect([q, finds(q, 'Nội vụ', 'LC.02.04')]).toEqual([q, true]);
    expect(finds('2', 'Nội vụ', 'LC.02.04')).toBe(false);
  });

  it('tells words with the accents that were typed, wherever the tone stands, from others', () => {
    expect(accents('hòa', 'Chi bộ Hoà Bình')).toBe(true);
    expect(accents('hòa', 'Chi bộ Hoa Ban')).toBe(false);
    expect(accents('hòa', 'Chi bộ Hóa chất')).toBe(false);
    expect(accents('đảng ủy', 'Văn phòng ĐẢNG UỶ')).toBe(true);
    expect(searchQuestion('hoa ban').accented).toBeUndefined();
  });

  it.each(['', '  ', '…', '\u200b', '#', '|', "'; --"])('takes %j for what it is', (q) => {
    expect(() => searchQuestion(q)).not.toThrow();
    expect(finds(q, 'Chi bộ')).toBe(searchQuestion(q).words.length === 0);
  });
});
