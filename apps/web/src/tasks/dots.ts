import type { CellYearMonth, CellYearView } from '@chibo/contracts';
import type { RatingBand } from '@chibo/domain';
import { formatPoints } from '@chibo/domain';

/** The picture's frame, in its own units: as wide as a phone's page. */
export const FRAME = { width: 328, height: 236, left: 40, right: 12, top: 26, bottom: 44 };

/** A decided month: where its mark stands, and its points beside it. */
export interface Dot {
  month: string;
  band: RatingBand;
  label: string;
  x: number;
  y: number;
  /** Where the label stands: above or below, so that neighbours do not touch. */
  labelY: number;
}

export interface Line {
  y: number;
  label: string;
}

export interface DotsPicture {
  dots: Dot[];
  /** Every month below the axis, also those without points. */
  months: { month: string; x: number; label: string; year?: string }[];
  grid: Line[];
  /** Total from which the best band begins, where the axis reaches down to it. */
  threshold?: Line;
  median?: Line;
  /** Points at which the axis begins: it is cut, and says so. */
  from: number;
}

const STEP = 500;
const MOST = 10_000;
const LABEL_ABOVE = -10;
const LABEL_BELOW = 24;
const LABEL_HEIGHT = 30;

/** Marks for the months that have points, on an axis that begins below the least of them. */
export function dotsPicture(
  months: readonly CellYearMonth[],
  thresholds: CellYearView['thresholds'],
  median: number | undefined,
): DotsPicture {
  const best = thresholds[0]?.from ?? MOST;
  const totals = months.flatMap(({ total }) => (total === undefined ? [] : [total]));
  const least = Math.min(...totals, best);
  const from = Math.max(0, Math.floor((least - 1) / STEP) * STEP);
  const yOf = (total: number): number =>
    FRAME.top + ((MOST - total) / (MOST - from)) * (FRAME.height - FRAME.top - FRAME.bottom);
  const span = FRAME.width - FRAME.left - FRAME.right;
  const xOf = (at: number): number => FRAME.left + ((at + 0.5) * span) / months.length;
  const line = (total: number): Line => ({ y: yOf(total), label: formatPoints(total) });
  return {
    dots: dotsOf(months, xOf, yOf),
    months: months.map(({ month }, at) => ({
      month,
      x: xOf(at),
      label: String(Number(month.slice(5))),
      year: month.endsWith('-01') || isFarFromNewYear(months, at) ? month.slice(0, 4) : undefined,
    })),
    grid: gridOf(from).map(line),
    threshold: best < MOST ? line(best) : undefined,
    median: median === undefined ? undefined : line(median),
    from,
  };
}

/** A label goes below its mark where the month before has its own above at about the same height. */
function dotsOf(months: readonly CellYearMonth[], xOf: (at: number) => number, yOf: (total: number) => number): Dot[] {
  let before: { at: number; y: number; above: boolean } | undefined;
  return months.flatMap(({ month, total, band }, at) => {
    if (total === undefined || band === undefined) return [];
    const y = yOf(total);
    const above = !(before?.at === at - 1 && before.above && Math.abs(before.y - y) < LABEL_HEIGHT);
    before = { at, y, above };
    return [
      { month, band, label: formatPoints(total), x: xOf(at), y, labelY: y + (above ? LABEL_ABOVE : LABEL_BELOW) },
    ];
  });
}

/** The first month names its year where the next one's does not stand in its place. */
function isFarFromNewYear(months: readonly CellYearMonth[], at: number): boolean {
  const next = months.findIndex(({ month }) => month.endsWith('-01'));
  return at === 0 && (next < 0 || next > 2);
}

/** Five to seven lines, whatever the axis spans. */
function gridOf(from: number): number[] {
  const step = MOST - from > 3000 ? 1000 : STEP;
  const lines = Array.from({ length: Math.floor((MOST - from) / step) + 1 }, (_, at) => MOST - at * step);
  return lines.at(-1) === from ? lines : [...lines, from];
}
