import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONT } from './fonts';
import { MISSING_WORDS, withMissingMarked } from './missing-letters';
import { partedTables } from './new-pages';
import { NBSP } from './wording';

const MM = 72 / 25.4;

/** Margins of HD 36-HD/VPTW, kept by 05-HD/VPTW: 20, 20, 30, 15 mm. */
const TOP = 20 * MM;
const BOTTOM = 20 * MM;
const LEFT = 30 * MM;
const RIGHT = 15 * MM;
const FOOT_LINE = 10.5;
/** Of the rule of the foot and the space around it. */
const FOOT_RULE = 5;

/** A4 less the margins, pt: upright, and lying. */
export const TEXT_WIDTH = 595.28 - LEFT - RIGHT;
export const LYING_WIDTH = 841.89 - LEFT - RIGHT;

/** Line height of the typeface itself (ascender + descender), in em. */
const NATURAL_LINE = (1825 + 443) / 2048;

/** Factor that brings a line of `size` pt to `leading` pt. */
export function lineHeight(size: number, leading: number): number {
  return leading / (size * NATURAL_LINE);
}

export const HAIRLINE = 0.5;

/** Even hairlines around every cell, close enough for 35 rows on one page. */
export const GRID: CustomTableLayout = {
  hLineWidth: () => HAIRLINE,
  vLineWidth: () => HAIRLINE,
  paddingLeft: () => 3,
  paddingRight: () => 3,
};

export interface Page {
  /** Title in the file's properties. */
  title: string;
  content: Content[];
  /** Foot of every page, under a rule: short lines. */
  foot: string[];
  /** In plain words at the head of every page, when the paper is not a result. */
  warning?: string;
  /** The page lies. */
  landscape?: boolean;
}

/** An A4 page of the Party form: black, one typeface, number at the top from page 2 on. */
export function page({ title, content, foot, warning, landscape = false }: Page): TDocumentDefinitions {
  const printed = withMissingMarked(partedTables(content));
  const lines = printed.marked ? [...foot, MISSING_WORDS] : foot;
  return {
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [LEFT, TOP, RIGHT, BOTTOM + FOOT_RULE + FOOT_LINE * lines.length],
    info: { title: title.replaceAll(NBSP, ' '), creator: 'Chi bộ', producer: 'Chi bộ' },
    displayTitle: true,
    language: 'vi',
    defaultStyle: { font: FONT, fontSize: 10.5, lineHeight: lineHeight(10.5, 13), color: 'black' },
    header: (number: number) => pageHead(number, warning),
    footer: () => pageFoot(lines, landscape ? LYING_WIDTH : TEXT_WIDTH),
    content: printed.content,
  };
}

function pageHead(number: number, warning: string | undefined): Content {
  return {
    margin: [LEFT, 10 * MM, RIGHT, 0],
    columns: [
      { width: '*', text: warning ?? '', bold: true },
      { width: 40, text: number > 1 ? String(number) : '', alignment: 'center' },
      { width: '*', text: '' },
    ],
  };
}

function pageFoot(lines: string[], width: number): Content {
  return {
    margin: [LEFT, 3, RIGHT, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: HAIRLINE }] },
      { text: lines.join('\n'), fontSize: 9, lineHeight: lineHeight(9, FOOT_LINE), margin: [0, 2, 0, 0] },
    ],
  };
}
