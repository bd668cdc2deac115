import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, whyNotText } from './clean-text';

describe('the signs of a text', () => {
  it.each([
    ['a line break of PowerPoint', 'Họp\u000bđủ', 'Họp\nđủ', 'dấu ngắt dòng của PowerPoint (U+000B) ở ký tự thứ 4'],
    ['a page break of Word', 'a\u000cb', 'a\nb', 'dấu ngắt trang (U+000C) ở ký tự thứ 2'],
    ['a line end of Windows', 'a\r\nb', 'a\nb', 'dấu xuống dòng của Windows (U+000D) ở ký tự thứ 2'],
    ['a line end of an old Mac', 'a\rb', 'a\nb', 'dấu xuống dòng của Windows (U+000D) ở ký tự thứ 2'],
    ['next line', 'a\u0085b', 'a\nb', 'dấu ngắt dòng (U+0085) ở ký tự thứ 2'],
    ['a line separator', 'a\u2028b', 'a\nb', 'dấu ngắt dòng (U+2028) ở ký tự thứ 2'],
    ['a paragraph separator', 'a\u2029b', 'a\nb', 'dấu ngắt đoạn (U+2029) ở ký tự thứ 2'],
    ['NUL', 'a\u0000b', 'ab', 'ký tự điều khiển (U+0000) ở ký tự thứ 2'],
    ['delete', 'a\u007fb', 'ab', 'ký tự điều khiển (U+007F) ở ký tự thứ 2'],
    ['a control of C1', 'a\u009fb', 'ab', 'ký tự điều khiển (U+009F) ở ký tự thứ 2'],
    ['an override of the direction', '\u202eChi bộ', 'Chi bộ', 'dấu đổi chiều viết (U+202E) ở ký tự thứ 1'],
    ['an isolate', 'a\u2069', 'a', 'dấu đổi chiều viết (U+2069) ở ký tự thứ 2'],
    ['a soft hyphen', 'Đảng\u00adủy', 'Đảngủy', 'dấu nối mềm (U+00AD) ở ký tự thứ 5'],
    ['a zero-width space', 'a\u200bb', 'ab', 'ký tự không nhìn thấy (U+200B) ở ký tự thứ 2'],
    ['a byte order mark', '\ufeffa', 'a', 'ký tự không nhìn thấy (U+FEFF) ở ký tự thứ 1'],
    ['a letter without a shape', 'a\u3164b', 'ab', 'ký tự không nhìn thấy (U+3164) ở ký tự thứ 2'],
    ['an empty sign of Braille', '\u2800', '', 'ký tự không nhìn thấy (U+2800) ở ký tự thứ 1'],
    ['a joiner of letters', 'a\u034fb', 'ab', 'ký tự không nhìn thấy (U+034F) ở ký tự thứ 2'],
    ['a tag, which spells unseen words', 'a\u{e0041}b', 'ab', 'ký tự không nhìn thấy (U+E0041) ở ký tự thứ 2'],
    ['what Unicode never makes a character', 'a\uffffb', 'ab', 'ký tự không nhìn thấy (U+FFFF) ở ký tự thứ 2'],
    ['the same of another plane', 'a\u{1fffe}b', 'ab', 'ký tự không nhìn thấy (U+1FFFE) ở ký tự thứ 2'],
    ['half a character', '👍\ud83d', '👍', 'nửa ký tự bị hỏng (U+D83D) ở ký tự thứ 2'],
  ])('%s is cleaned on the way out and refused by name at the border', (_what, text, clean, why) => {
    expect(cleanText(text, 'MANY')).toBe(clean);
    expect(cleanText(text, 'ONE')).toBe(clean.replace('\n', ' '));
    for (const lines of ['ONE', 'MANY'] as const) expect(whyNotText(text, lines)).toBe(why);
  });

  it('takes line feeds and tabs in a field of many lines, and makes a space of them in a field of one', () => {
    expect(cleanText('a\n\n\tb', 'MANY')).toBe('a\n\n\tb');
    expect(whyNotText('a\n\tb', 'MANY')).toBeUndefined();
    expect(cleanText('a\r\n\r\n\tb', 'ONE')).toBe('a b');
    expect(whyNotText('a\nb', 'ONE')).toBe('dấu xuống dòng (U+000A) ở ký tự thứ 2');
    expect(whyNotText('a\tb', 'ONE')).toBe('dấu tab (U+0009) ở ký tự thứ 2');
  });

  it('makes decomposed letters whole and refuses none for being decomposed', () => {
    const decomposed = 'Đảng bộ phường'.normalize('NFD');
    expect(cleanText(decomposed, 'ONE')).toBe('Đảng bộ phường');
    expect(whyNotText(decomposed, 'ONE')).toBeUndefined();
  });

  it.each(['Chi bộ “Đông Hải” – 100 %', 'a\u00a0b', '👨‍👩‍👧 👍🏽 ❤️', 'đ/c Nguyễn…'])('leaves %j as it is', (text) => {
    for (const lines of ['ONE', 'MANY'] as const) {
      expect(cleanText(text, lines)).toBe(text);
      expect(whyNotText(text, lines)).toBeUndefined();
    }
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.string({
      unit: fc.constantFrom('\r', '\n', '\t', '\u000b', '\u0085', '\u202e', '\ud800', '\udc00', 'e', '\u0302'),
    }),
  );

  it('never refuses what was cleaned, cleans nothing twice, and changes nothing that is not refused but its form', () => {
    for (const lines of ['ONE', 'MANY'] as const) {
      fc.assert(
        fc.property(anyText, (text) => {
          const clean = cleanText(text, lines);
          expect(whyNotText(clean, lines)).toBeUndefined();
          expect(cleanText(clean, lines)).toBe(clean);
          if (whyNotText(text, lines) === undefined) expect(clean).toBe(text.normalize('NFC'));
        }),
        { numRuns: 2000 },
      );
    }
  });
});
