import type { BandCounts } from '@chibo/contracts';
import { BAND_LABEL, formatTenths, RATING_BANDS } from '@chibo/domain';
import { bandShareWords, shareTenths } from '../counts-words';
import type { Mark, Picture } from './marks';
import { brokenTo, LEADING, textLines, widthOf } from './marks';

/** An organisation, or all of them, with what its shares stand on. */
export interface BandsRow {
  name: string;
  counts: Pick<BandCounts, 'bands' | 'rated' | 'existing' | 'rounding'>;
}

const BAR = 26;
/** Beside a bar: "310/311". */
const BASE = widthOf('0000/0000');
/** From here on names stand beside their bars. */
const WIDE = 640;
const GAP = 10;

/**
 * Shares of the bands as bars of one length, in the order of the rows (never by result): each bar is all that were rated,
 * with the counts in it. Nothing rated is an empty outline, which is not nought.
 */
export function bandsPicture(rows: readonly BandsRow[], width: number): Picture {
  const legend = legendOf(width);
  let top = legend.height;
  const marks = rows.flatMap((row) => {
    const drawn = rowOf(row, top, width);
    top += drawn.height;
    return drawn.marks;
  });
  return { width, height: top, marks: [...legend.marks, ...marks], words: wordsOf(rows) };
}

interface Drawn {
  marks: Mark[];
  height: number;
}

function legendOf(width: number): Drawn {
  let [x, top] = [0, 0];
  const marks = RATING_BANDS.flatMap((band): Mark[] => {
    const wide = 28 + widthOf(BAND_LABEL[band]);
    if (x > 0 && x + wide > width) [x, top] = [0, top + LEADING + 4];
    const at = x;
    x += wide + 16;
    return [
      { kind: 'bar', x: at + 1, y: top + 3, width: 20, height: 14, fill: band },
      ...textLines([BAND_LABEL[band]], at + 28, top),
    ];
  });
  return { marks, height: top + LEADING + 14 };
}

function rowOf({ name, counts }: BandsRow, top: number, width: number): Drawn {
  const beside = width >= WIDE;
  const left = beside ? Math.round(width * 0.38) : 0;
  const lines = brokenTo(name, beside ? left - 16 : width);
  const barTop = beside ? top : top + lines.length * LEADING + 2;
  const bottom = Math.max(barTop + BAR, top + lines.length * LEADING);
  const base: Mark = {
    kind: 'text',
    x: width,
    y: barTop + 19,
    text: `${counts.rated}/${counts.existing}`,
    anchor: 'end',
    look: 'QUIET',
  };
  const bar = barOf(counts, { left: left + 1, top: barTop, width: width - left - BASE });
  return { marks: [...textLines(lines, 0, top + (beside ? 2 : 0)), ...bar, base], height: bottom - top + GAP };
}

function barOf(
  { bands, rated }: BandsRow['counts'],
  { left, top, width }: { left: number; top: number; width: number },
): Mark[] {
  const box = { kind: 'bar', y: top, height: BAR } as const;
  if (rated === 0) {
    const words = brokenTo('chưa đánh giá', width)[1] === undefined ? 'chưa đánh giá' : 'chưa';
    return [
      { ...box, x: left, width, fill: 'NONE' },
      { kind: 'text', x: left + 8, y: top + 19, text: words, anchor: 'start', look: 'QUIET' },
    ];
  }
  let x = left;
  return RATING_BANDS.flatMap((band): Mark[] => {
    const own = (bands[band] / rated) * width;
    const [at, text] = [x, String(bands[band])];
    x += own;
    if (own === 0) return [];
    const look = band === 'GOOD' ? 'ON_DARK' : 'PLAIN';
    const figure = { kind: 'text', x: at + own / 2, y: top + 19, text, anchor: 'middle', look } as const;
    return [{ ...box, x: at, width: own, fill: band }, ...(own >= widthOf(text) + 6 ? [figure] : [])];
  });
}

/** "Xếp loại của 65 tổ chức; Tốt từ 75,0% đến 100,0% số chi bộ được đánh giá; 1 tổ chức chưa được đánh giá." */
function wordsOf(rows: readonly BandsRow[]): string {
  const rated = rows.filter(({ counts }) => counts.rated > 0);
  const open = rows.length - rated.length;
  const none = open > 0 ? ` ${open} chưa có chi bộ nào được đánh giá.` : '';
  if (rated.length === 0) return `Chưa có xếp loại nào.`;
  if (rated.length === 1) return `${rated[0].name}: ${bandShareWords(rated[0].counts)}.${none}`;
  const shares = rated.map(({ counts }) => counts).sort((a, b) => a.bands.GOOD / a.rated - b.bands.GOOD / b.rated);
  const [least, most] = [shares[0], shares[shares.length - 1]].map((own) =>
    formatTenths(shareTenths(own, 'GOOD') ?? 0),
  );
  const span = least === most ? `đều ${least}` : `từ ${least} đến ${most}`;
  return `Tỷ lệ xếp loại của ${rated.length} tổ chức: Tốt ${span} số chi bộ được đánh giá.${none}`;
}
