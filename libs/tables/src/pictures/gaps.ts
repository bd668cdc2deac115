import type { Points } from '@chibo/domain';
import { formatPoints } from '@chibo/domain';
import type { Mark, Picture, SignShape } from './marks';
import { brokenTo, LEADING, scaleOf, textLines, widthOf } from './marks';

/** Means, or points of one card, in hundredths; who has not scored is left out. */
export interface GapRow {
  name: string;
  self?: Points;
  verified?: Points;
  observed?: Points;
}

type Side = 'self' | 'verified' | 'observed';

const SIDES: readonly { key: Side; label: string; shape: SignShape }[] = [
  { key: 'self', label: 'tự chấm', shape: 'RING' },
  { key: 'verified', label: 'thẩm định', shape: 'SQUARE' },
  { key: 'observed', label: 'tổ công tác', shape: 'DIAMOND' },
];

const MOST = 10_000;
const STEP = 500;
const WIDE = 640;
const LINE = 24;
/** Beside a line: "−11,52". */
const FIGURE = widthOf('−00,00');

/** How far apart those stand who scored the same, on one axis that begins below the least and says where. */
export function gapsPicture(rows: readonly GapRow[], width: number): Picture {
  const shown = rows.filter((row) => valuesOf(row).length > 0);
  const least = Math.min(MOST - STEP, ...shown.flatMap(valuesOf));
  const from = Math.max(0, Math.floor(least / STEP) * STEP);
  const left = width >= WIDE ? Math.round(width * 0.38) : 0;
  const x = scaleOf(from, Math.max(MOST, ...shown.flatMap(valuesOf)), left + 10, width - FIGURE - 16);
  const legend = legendOf(width);
  let top = legend.height + LEADING;
  const marks = shown.flatMap((row) => {
    const drawn = rowOf(row, top, { x, left, width });
    top += drawn.height;
    return drawn.marks;
  });
  return {
    width,
    height: top,
    marks: [...legend.marks, ...axis(from, x, legend.height, top), ...marks],
    words: wordsOf(shown, from),
  };
}

interface Drawn {
  marks: Mark[];
  height: number;
}

function legendOf(width: number): Drawn {
  let [x, top] = [0, 0];
  const marks = SIDES.flatMap(({ label, shape }): Mark[] => {
    const wide = 22 + widthOf(label);
    if (x > 0 && x + wide > width) [x, top] = [0, top + LEADING];
    const at = x;
    x += wide + 16;
    return [{ kind: 'sign', shape, x: at + 8, y: top + 11 }, ...textLines([label], at + 22, top)];
  });
  return { marks, height: top + LEADING + 8 };
}

/** Both ends named; the axis is cut at the lower one. */
function axis(from: Points, x: (value: number) => number, top: number, bottom: number): Mark[] {
  const middle = Math.round((from + MOST) / 2 / STEP) * STEP;
  return [...new Set([from, middle, MOST])].flatMap((value): Mark[] => [
    {
      kind: 'line',
      points: [
        [x(value), top + LEADING - 2],
        [x(value), bottom],
      ],
      look: 'AXIS',
    },
    { kind: 'text', x: x(value), y: top + 14, text: formatPoints(value), anchor: 'middle', look: 'QUIET' },
  ]);
}

function rowOf(
  row: GapRow,
  top: number,
  { x, left, width }: { x: (value: number) => number; left: number; width: number },
): Drawn {
  const lines = brokenTo(row.name, left > 0 ? left - 16 : width);
  const text = lines.length * LEADING;
  const middle = left > 0 ? top + Math.max(text, LINE) / 2 : top + text + LINE / 2;
  const values = valuesOf(row);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const gap = gapOf(row);
  return {
    marks: [
      ...textLines(lines, 0, top),
      {
        kind: 'line',
        points: [
          [x(least), middle],
          [x(most), middle],
        ],
        look: 'THICK',
      },
      ...SIDES.flatMap(({ key, shape }): Mark[] => {
        const value = row[key];
        return value === undefined ? [] : [{ kind: 'sign', shape, x: x(value), y: middle }];
      }),
      ...(gap === undefined
        ? []
        : [{ kind: 'text', x: width, y: middle + 6, text: signed(gap), anchor: 'end', look: 'PLAIN' } as const]),
    ],
    height: (left > 0 ? Math.max(text, LINE) : text + LINE) + 8,
  };
}

function valuesOf({ self, verified, observed }: GapRow): Points[] {
  return [self, verified, observed].filter((value) => value !== undefined);
}

/** Of the two others the one further from the branch's own; with the branch's sign. */
function gapOf({ self, verified, observed }: GapRow): Points | undefined {
  if (self === undefined) return undefined;
  const gaps = [verified, observed].flatMap((other) => (other === undefined ? [] : [self - other]));
  return gaps.sort((a, b) => Math.abs(b) - Math.abs(a))[0];
}

function signed(gap: Points): string {
  return gap > 0 ? `+${formatPoints(gap)}` : formatPoints(gap);
}

/** "Điểm tự chấm, thẩm định, tổ công tác của 9 tổ chức; chênh lệch lớn nhất +11,5 ở Đảng bộ Sở Nội vụ. Trục từ 80 điểm." */
function wordsOf(rows: readonly GapRow[], from: Points): string {
  const gaps = rows.flatMap((row) => {
    const gap = gapOf(row);
    return gap === undefined ? [] : [{ name: row.name, gap }];
  });
  const widest = gaps.sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap))[0];
  const most = widest
    ? `chênh lệch lớn nhất giữa tự chấm và điểm kia ${signed(widest.gap)} ở ${widest.name}`
    : 'chưa nơi nào có hai điểm để so';
  const cut = from > 0 ? ` Trục bắt đầu từ ${formatPoints(from)} điểm.` : '';
  return `Điểm tự chấm, thẩm định và tổ công tác của ${rows.length} nơi: ${most}.${cut}`;
}
