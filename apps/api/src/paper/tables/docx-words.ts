import type { Alignment } from '@chibo/tables';
import { AlignmentType, PageOrientation, Paragraph, TextRun } from 'docx';

/** Every office computer in the country has it; the form asks for it. */
export const FACE = 'Times New Roman';

export const DXA_PER_MM = 1440 / 25.4;

const A4 = { short: 210, long: 297 };
/** Margins of the form, mm. */
const MARGIN = { top: 20, bottom: 20, left: 30, right: 15 };

/** Width of the text, mm. */
export function printedWidth(landscape: boolean): number {
  return (landscape ? A4.long : A4.short) - MARGIN.left - MARGIN.right;
}

export function marginOf(landscape: boolean): {
  size: { width: number; height: number; orientation: 'portrait' | 'landscape' };
  margin: Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>;
} {
  const dxa = (mm: number): number => Math.round(mm * DXA_PER_MM);
  return {
    // The library turns a lying page itself.
    size: {
      width: dxa(A4.short),
      height: dxa(A4.long),
      orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: dxa(MARGIN.top),
      bottom: dxa(MARGIN.bottom),
      left: dxa(MARGIN.left),
      right: dxa(MARGIN.right),
      header: dxa(10),
      footer: dxa(10),
    },
  };
}

export interface Look {
  bold?: boolean;
  italics?: boolean;
  underline?: boolean;
  /** Half points. */
  size?: number;
}

export interface Placed extends Look {
  alignment?: Alignment | 'BOTH';
  /** Stays on the page of what follows. */
  keepNext?: boolean;
  /** Space above, and below, twentieths of a point. */
  before?: number;
  after?: number;
}

const ALIGNED = {
  LEFT: AlignmentType.LEFT,
  CENTRE: AlignmentType.CENTER,
  RIGHT: AlignmentType.RIGHT,
  BOTH: AlignmentType.JUSTIFIED,
};

export function text(words: string, { underline, ...look }: Look = {}): TextRun {
  return new TextRun({ text: words, ...look, ...(underline ? { underline: {} } : {}) });
}

/** One paragraph without space of its own. */
export function words(said: string | TextRun[], placed: Placed = {}): Paragraph {
  const { alignment = 'LEFT', keepNext, before = 0, after = 0, ...look } = placed;
  return new Paragraph({
    alignment: ALIGNED[alignment],
    keepNext,
    spacing: { before, after },
    children: typeof said === 'string' ? said.split('\n').map((line, at) => lineOf(line, at, look)) : said,
  });
}

function lineOf(line: string, at: number, { underline, ...look }: Look): TextRun {
  return new TextRun({ text: line, break: at > 0 ? 1 : undefined, ...look, ...(underline ? { underline: {} } : {}) });
}
