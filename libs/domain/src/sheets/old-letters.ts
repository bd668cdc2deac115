/**
 * Texts typed with the letter tables of before Unicode. In a file they are letters of Western Europe and signs, which no
 * Vietnamese word has: a file with several such cells is refused by name, since nobody could read what is stored of it.
 */
const WESTERN = /[äåæçëîïñöøûüÿþßÄÅÆÇËÎÏÑÖØÛÜÞ]/u;
const SIGNS = /[¸µ¶·¹¨©ª«¬®»¼½¾£¤§¥¡¢]/u;
/** VNI writes the plain vowel and a sign of its accent behind it. */
const VNI = /[aeiouyAEIOUY][äåëïöøûüñÄÅËÏÖØÛÜÑ]/u;

export type OldLetters = 'TCVN3' | 'VNI';

/** Cells from which on it is no chance: foreign names have one such letter now and then. */
const SOME = 3;

/** The table most such cells are typed with; undefined where they are too few. */
export function oldLettersIn(texts: Iterable<string>): OldLetters | undefined {
  let [vni, tcvn3] = [0, 0];
  for (const text of texts) {
    if (!WESTERN.test(text) && !SIGNS.test(text)) continue;
    if (VNI.test(text) && !SIGNS.test(text)) vni += 1;
    else tcvn3 += 1;
  }
  if (vni + tcvn3 < SOME) return undefined;
  return vni > tcvn3 ? 'VNI' : 'TCVN3';
}

export const OLD_LETTERS_NAME: Readonly<Record<OldLetters, string>> = { TCVN3: 'TCVN3 (ABC)', VNI: 'VNI' };
