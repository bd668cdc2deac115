import type { RatingBand } from '@chibo/domain';

/**
 * A picture as marks in units of its own: 16 of them are the height of its letters, so that who draws it as wide as the page
 * allows has text of the page's size. Pure: the same marks serve a screen and, later, paper.
 */
export interface Picture {
  width: number;
  height: number;
  marks: readonly Mark[];
  /** What it shows, in a sentence: its text alternative. */
  words: string;
}

export type Mark =
  | { kind: 'line'; points: readonly Point[]; look: LineLook }
  | { kind: 'bar'; x: number; y: number; width: number; height: number; fill: RatingBand | 'NONE' }
  | { kind: 'sign'; shape: SignShape; x: number; y: number }
  | { kind: 'text'; x: number; y: number; text: string; anchor: Anchor; look: TextLook };

export type Point = readonly [x: number, y: number];
/** Lines differ by dash and weight, never by colour alone. */
export type LineLook = 'AXIS' | 'LIMIT' | 'THIN' | 'DASHED' | 'THICK';
export type SignShape = 'RING' | 'SQUARE' | 'DOT' | 'DIAMOND';
export type Anchor = 'start' | 'middle' | 'end';
/** ON_DARK: on a bar of the darkest fill. */
export type TextLook = 'PLAIN' | 'QUIET' | 'ON_DARK';

/** Height of a line of text, and how far its letters stand above their line's foot. */
export const LEADING = 22;
const RISE = 16;

/** Of a letter, at the most of the faces in use. */
const LETTER = 9.2;

export function widthOf(text: string): number {
  return text.length * LETTER;
}

/** Text whose lines begin at that height, one below the other. */
export function textLines(lines: readonly string[], x: number, top: number, look: TextLook = 'PLAIN'): Mark[] {
  return lines.map((text, at) => ({ kind: 'text', x, y: top + RISE + at * LEADING, text, anchor: 'start', look }));
}

/** Broken between words so that no line is wider; a word that is stands alone. */
export function brokenTo(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A straight scale from one span of values to one of units; a span without length stands at its beginning. */
export function scaleOf(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => (to === from ? start : start + ((value - from) * (end - start)) / (to - from));
}
