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
    dots: months.flatMap(({ month, total, band }, at) => {
      if (total === undefined || band === undefined) return [];
      const y = yOf(total);
      return [
        { month, band, label: formatPoints(total), x: xOf(at), y, labelY: y + (at % 2 ? LABEL_BELOW : LABEL_ABOVE) },
      ];
    }),
    months: months.map(({ month }, at) => ({
      month,
      x: xOf(at),
      label: String(Number(month.slice(5))),
      year: at === 0 || month.endsWith('-01') ? month.slice(0, 4) : undefined,
    })),
    grid: gridOf(from).map(line),
    threshold: best < MOST ? line(best) : undefined,
    median: median === undefined ? undefined : line(median),
    from,
  };
}

/** Five to seven lines, whatever the axis spans. */
function gridOf(from: number): number[] {
  const step = MOST - from > 3000 ? 1000 : STEP;
  const lines = Array.from({ length: Math.floor((MOST - from) / step) + 1 }, (_, at) => MOST - at * step);
  return lines.at(-1) === from ? lines : [...lines, from];
}
