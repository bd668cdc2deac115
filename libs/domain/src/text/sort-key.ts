/**
 * The order of compareVietnamese() as a text a database can sort by, on any of its collations: digits and small letters
 * only. Databases have no Vietnamese order that is the same on both.
 */

/** In the order of Intl.Collator('vi'); what is not among them stands behind, by its code point. */
const LETTERS = ' _-–—,;:!?.…·‘’“”"()[]{}§@*/\\&#%•`´^°+±÷×<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const RANK = new Map([...LETTERS].map((letter, at) => [letter, at + 1]));

/** None, huyền, hỏi, ngã, sắc, nặng. */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

const LEADING_ZEROS = /(?<!\d)0+(?=\d)/g;

/** Longest number inside a name that is ordered by its value. */
const DIGITS = 35;

/**
 * Compares, character by character, as compareVietnamese() does for Vietnamese names with numbers: letters first (numbers
 * by value), then tones, then small before capital.
 * @param text any text; about four characters of key for one of text
 */
export function sortKey(text: string): string {
  const letters = [
    ...text
      .normalize('NFC')
      .replace(/\p{Cf}/gu, '')
      .replace(LEADING_ZEROS, ''),
  ];
  const lower = letters.map((letter) => letter.toLowerCase());
  const tones = lower.map((letter) => toneOf(letter)).join('');
  const capitals = letters.map((letter, at) => (letter === lower[at] ? '0' : '1')).join('');
  return `${primary(lower.map(withoutTone).join(''))}00${tones}${capitals}`.replace(/0+$/, '');
}

/** Two characters for each letter; a number is its length and its digits behind the rank of a digit. */
function primary(text: string): string {
  return text.replace(/\d+|./gsu, (part: string) =>
    /^\d/.test(part) && part.length <= DIGITS
      ? `${rankOf('0')}${part.length.toString(36)}${part}`
      : [...part].map(rankOf).join(''),
  );
}

function rankOf(letter: string): string {
  const rank = RANK.get(letter);
  if (rank !== undefined) return rank.toString(36).padStart(2, '0');
  return `zz${(letter.codePointAt(0) ?? 0).toString(36).padStart(5, '0')}`;
}

function withoutTone(letter: string): string {
  return letter.normalize('NFD').replace(TONE, '').normalize('NFC');
}

function toneOf(letter: string): number {
  const marks = letter.normalize('NFD');
  return Math.max(...TONES.map((tone, at) => (at > 0 && marks.includes(tone) ? at : 0)));
}
