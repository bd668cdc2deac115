import { coverage } from './coverage';

/** Stands on paper for what the typeface cannot print. */
export const MISSING = '□';

export const MISSING_WORDS = `Dấu ${MISSING} thay cho ký tự mà kiểu chữ in không có; toàn văn xem trong hệ thống.`;

/**
 * The same content with each sign the typeface lacks (an emoji, a Chinese character) replaced by a visible mark: pdfmake
 * would leave it out, and the paper would silently say something else than the card.
 */
export function withMissingMarked<T>(content: T): { content: T; marked: boolean } {
  let marked = false;
  const replace = (text: string): string => {
    const printed = markMissing(text);
    marked ||= printed !== text;
    return printed;
  };
  return { content: mapTexts(content, replace) as T, marked };
}

/** Every string of a document definition: those that are not text are plain letters, which any typeface has. */
function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, replace)]));
}

const SIGNS = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** One mark for one sign as people see it, however many characters it is made of. */
function markMissing(text: string): string {
  if (isPrinted(text)) return text;
  return [...SIGNS.segment(text)].map(({ segment }) => (isPrinted(segment) ? segment : MISSING)).join('');
}

/** White space and what is invisible by its nature needs no glyph. */
function isPrinted(text: string): boolean {
  const letters = text.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '');
  return [...letters].every((letter) => coverage().has(letter.codePointAt(0) ?? 0));
}
