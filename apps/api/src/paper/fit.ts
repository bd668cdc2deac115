/**
 * How closely a card is set. A card with many words must still fit two pages; the roomiest step that is
 * good enough is printed.
 */
export interface Fit {
  head: Head;
  /** Longest note that stands in its cell, characters; a longer one goes below the table with the code of its line. */
  cellNote: number;
  /** Longest reason below the table, characters; the rest is replaced by words that say where it is. */
  reason: number;
  /** A group of one line prints the line's label after its own. */
  bothLabels: boolean;
  /** Leading of the table, whose text is always 9.5 pt. */
  tableLeading: number;
  /** Size and leading of the text around the table, pt. */
  size: number;
  leading: number;
  /** Line breaks inside the weaknesses are kept. */
  paragraphs: boolean;
  /** Room to sign, mm. */
  signing: number;
  /** Longest words about one of last month's actions, characters. */
  carried: number;
}

/** Sizes of the head of a paper, and the space above and below its title, pt. */
export interface Head {
  issuer: number;
  party: number;
  kind: number;
  subject: number;
  above: number;
  below: number;
}

export const LARGE_HEAD: Head = { issuer: 13, party: 14, kind: 15, subject: 13, above: 6, below: 6 };
export const SMALL_HEAD: Head = { issuer: 12, party: 13, kind: 14, subject: 12, above: 0, below: 4 };

/** Size of the text in the table of a card, pt. */
export const TABLE_SIZE = 9.5;

export const ROOMY: Fit = {
  head: LARGE_HEAD,
  cellNote: 44,
  reason: Infinity,
  bothLabels: true,
  tableLeading: 11.4,
  size: 10,
  leading: 12.5,
  paragraphs: true,
  signing: 20,
  carried: Infinity,
};

/** For a card of 30 lines with short notes on one page. */
export const CLOSE: Fit = {
  ...ROOMY,
  head: SMALL_HEAD,
  cellNote: 22,
  bothLabels: false,
  tableLeading: 11,
  size: 9.5,
  leading: 11.4,
  signing: 14,
  carried: 60,
};

/** The same with more words about the weaknesses. */
const COMPACT: Fit = { ...CLOSE, tableLeading: 10.6, leading: 11, signing: 11, carried: 45 };

/** The closest that one page is worth: what still does not fit takes two. */
const CLOSEST: Fit = { ...COMPACT, tableLeading: 10, leading: 10.4, signing: 8, carried: 32 };

/** For one page, each step closer than the one before. */
export const ONE_PAGE: readonly Fit[] = [ROOMY, CLOSE, COMPACT, CLOSEST];

const DENSE: Fit = { ...CLOSE, paragraphs: false };
const SMALL: Fit = { ...DENSE, reason: 150, size: 8.5, leading: 9.8 };

/** For many long words on two pages, each step closer than the one before. */
export const TIGHT: readonly Fit[] = [
  DENSE,
  { ...DENSE, reason: 200 },
  SMALL,
  { ...SMALL, reason: 60, signing: 15 },
  { ...SMALL, reason: 30, size: 7.5, leading: 8.6, signing: 15 },
];

/** One page by groups: text and what of the weaknesses fits, characters. */
export interface SummaryFit {
  size: number;
  leading: number;
  weaknesses: number;
}

export const SUMMARY_FITS: [SummaryFit, ...SummaryFit[]] = [
  { size: 12, leading: 15, weaknesses: 1200 },
  { size: 10, leading: 12, weaknesses: 1000 },
  { size: 10, leading: 12, weaknesses: 200 },
];

/** At most `max` characters, cut at a space where there is one and ended by "…". */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '');
  const space = head.lastIndexOf(' ');
  return `${(space > max / 2 ? head.slice(0, space) : head).trimEnd()}…`;
}
