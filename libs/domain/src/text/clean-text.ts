/**
 * One rule for the signs of every text, on the way out of a page and at the border. What is pasted from Word, PowerPoint
 * or a web page brings signs nobody sees: a page turns them into what they mean (`cleanText`), the border refuses by name
 * what is left (`whyNotText`) and changes no sign by itself. What is cleaned is never refused.
 */

/** A field of one line takes no line feeds and no tabs; of many lines both. */
export type TextLines = 'ONE' | 'MANY';

/** Line and page breaks other than the line feed: of Windows, PowerPoint (U+000B), Word (U+000C) and Unicode. */
const BREAK = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu;
/**
 * Signs without a shape that mean nothing in a Vietnamese text: controls of C0 and C1, marks and overrides of writing from
 * right to left, soft hyphens, zero-width spaces, fillers, tags, byte order marks, halves of a character and what Unicode
 * never makes one. Joiners and selectors of a shape stay: emoji need them.
 */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u2800\ufff9-\ufffb\p{Noncharacter_Code_Point}\p{Cs}]|(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
const REFUSED = {
  ONE: new RegExp(`[\\t\\n]|${BREAK.source}|${UNSEEN.source}`, 'u'),
  MANY: new RegExp(`${BREAK.source}|${UNSEEN.source}`, 'u'),
};

/** The text as it goes out: NFC, breaks as line feeds (a space in a field of one line), unseen signs left out. */
export function cleanText(text: string, lines: TextLines): string {
  const plain = text.replace(BREAK, '\n').replace(UNSEEN, '').normalize('NFC');
  return lines === 'ONE' ? plain.replace(/[\t\n]+/gu, ' ') : plain;
}

/**
 * Which sign of a text is refused and where, e.g. "dấu ngắt dòng của PowerPoint (U+000B) ở ký tự thứ 7"; undefined when
 * there is none. Characters are counted from 1. A text that is not NFC is not refused: it reads the same.
 */
export function whyNotText(text: string, lines: TextLines): string | undefined {
  const at = REFUSED[lines].exec(text)?.index;
  if (at === undefined) return undefined;
  const sign = text.codePointAt(at) ?? 0;
  return `${nameOf(sign)} (U+${sign.toString(16).toUpperCase().padStart(4, '0')}) ở ký tự thứ ${[...text.slice(0, at)].length + 1}`;
}

const NAMES: Readonly<Record<number, string>> = {
  0x09: 'dấu tab',
  0x0a: 'dấu xuống dòng',
  0x0b: 'dấu ngắt dòng của PowerPoint',
  0x0c: 'dấu ngắt trang',
  0x0d: 'dấu xuống dòng của Windows',
  0x85: 'dấu ngắt dòng',
  0xad: 'dấu nối mềm',
  0x2028: 'dấu ngắt dòng',
  0x2029: 'dấu ngắt đoạn',
};

function nameOf(sign: number): string {
  if (NAMES[sign]) return NAMES[sign];
  if (sign >= 0xd800 && sign <= 0xdfff) return 'nửa ký tự bị hỏng';
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(String.fromCodePoint(sign))) return 'dấu đổi chiều viết';
  return sign < 0xa0 ? 'ký tự điều khiển' : 'ký tự không nhìn thấy';
}
