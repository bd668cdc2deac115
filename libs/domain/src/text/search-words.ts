import { foldVietnamese, normalizeText } from './fold';

/**
 * A name as it is searched, in one line: its words without accents, between spaces; the first letters of its words after "|";
 * its words with accents after "#". Codes are taken whole and in parts ("lc.02.04", "02").
 */
export function searchable(name: string, code: string): string {
  const folded = wordsOf(foldVietnamese(name));
  const whole = foldVietnamese(code);
  return ` ${[...folded, whole, ...wordsOf(whole)].join(' ')} |${folded.map(([first]) => first).join('')}# ${wordsOf(toned(name)).join(' ')} `;
}

/** One word of what is looked for, as it may stand in searchable(). */
export interface SearchWord {
  /** Begins one of its words: " thanh". */
  begins: string;
  /** Is one of its words: " thanh ". */
  whole: string;
  /** Stands among its first letters: what can be no Vietnamese word may be short for several ("bv", "ubkt"). */
  initials?: string;
}

export interface SearchQuestion {
  words: SearchWord[];
  /** With its accents, in words that follow each other; absent where it has none: "hòa" is not "hoa". */
  accented?: string;
}

/** What somebody looks for: every word must be found. */
export function searchQuestion(q: string): SearchQuestion {
  const all = foldVietnamese(q).split(' ');
  const bare = all.map((word) => word.replace(AROUND, '')).filter((word) => word !== '');
  const words = (bare.length > 0 ? bare : all)
    .filter((word) => word !== '')
    .map((word) => ({
      begins: ` ${word}`,
      whole: ` ${word} `,
      ...(SYLLABLE.test(word) || !/^[a-z]{2,6}$/.test(word) ? {} : { initials: word }),
    }));
  const own = wordsOf(toned(q)).join(' ');
  return { words, ...(own === wordsOf(foldVietnamese(q)).join(' ') ? {} : { accented: ` ${own} ` }) };
}

/** Marks before and after a word: of those between names, as in "Giá - Công sản", nothing is left. */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** What a Vietnamese syllable without accents looks like. */
const SYLLABLE =
  /^(?:ngh|ng|gh|gi|kh|ch|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:[aeouy]|[aeiouy]{1,3})(?:ng|nh|ch|[cmnpt])?$/;

/** Grave, acute, tilde, hook, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Lower case with accents, the tone of each word at its end: hoà and hòa are one. */
function toned(text: string): string {
  const bare = normalizeText(text.replace(/\p{Cf}/gu, ''))
    .toLowerCase()
    .normalize('NFD');
  return bare
    .split(' ')
    .map((word) => word.replace(TONES, '') + (word.match(TONES)?.join('') ?? ''))
    .join(' ');
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}
