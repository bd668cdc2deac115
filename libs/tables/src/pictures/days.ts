import type { MonthDaysView } from '@chibo/contracts';
import { addDays, addMonths, daysBetween, firstDayOf, formatDate } from '@chibo/domain';
import type { Anchor, LineLook, Mark, Picture, Point, SignShape } from './marks';
import { brokenTo, LEADING, scaleOf, textLines, widthOf } from './marks';

export type DaySeries = 'sent' | 'verified' | 'decided';

/** How the three are told apart: by dash, weight and sign. */
export const DAY_SERIES: readonly { key: DaySeries; label: string; look: LineLook; shape: SignShape }[] = [
  { key: 'sent', label: 'đã gửi', look: 'THIN', shape: 'RING' },
  { key: 'verified', label: 'đã thẩm định', look: 'DASHED', shape: 'SQUARE' },
  { key: 'decided', label: 'đã xếp loại', look: 'THICK', shape: 'DOT' },
];

/** What had been done by the end of a day. */
export type DayTotals = { day: string } & Record<DaySeries, number>;

/** Days after the last deadline that still have room. */
const AFTER = 31;
const PLOT = 180;
const TICK = 26;
/** Where the names begin, behind their signs. */
const NAME_AT = 46;

/** Running sums, day by day on which something was done. */
export function dayTotals({ days }: Pick<MonthDaysView, 'days'>): DayTotals[] {
  let before: Omit<DayTotals, 'day'> = { sent: 0, verified: 0, decided: 0 };
  return days.map(({ day, sent, verified, decided }) => {
    before = { sent: before.sent + sent, verified: before.verified + verified, decided: before.decided + decided };
    return { day, ...before };
  });
}

/** Cards sent, verified and decided by day, against what is owed, until the deadlines. */
export function daysPicture(view: MonthDaysView, width: number): Picture {
  const totals = dayTotals(view);
  const last = totals.at(-1)?.day ?? view.today;
  const from = firstOf(view, totals);
  const end = latest(view.decideBy, earliest(last, addDays(view.decideBy, AFTER)));
  const until = earliest(view.today, end);
  const names = namesOf(view, totals, until, width);
  const top = names.height + 3 * LEADING;
  const x = scaleOf(0, Math.max(1, daysBetween(from, end)), 8, width - 8);
  const at = (day: string): number => x(daysBetween(from, day));
  const y = scaleOf(0, Math.max(view.owed, 1), top + PLOT, top);
  const marks: Mark[] = [
    ...names.marks,
    {
      kind: 'line',
      points: [
        [0, y(0)],
        [width, y(0)],
      ],
      look: 'AXIS',
    },
    {
      kind: 'line',
      points: [
        [0, y(view.owed)],
        [width, y(view.owed)],
      ],
      look: 'LIMIT',
    },
    ...textLines([`phải chấm ${view.owed}`], 0, top - LEADING),
    ...deadlines(view, at, { top, width }),
    ...ticks(from, end, at, top + PLOT, width),
    ...DAY_SERIES.flatMap((series) => seriesOf(series, totals, { from, until, at, y })),
  ];
  return { width, height: top + PLOT + TICK, marks, words: daysWords(view) };
}

/** "Đến ngày 06/03/2026 đã gửi 296/310 phiếu phải chấm, đã thẩm định 267, đã xếp loại 241. Hạn gửi 02/04/2026, …" */
export function daysWords(view: MonthDaysView): string {
  const { sent, verified, decided } = dayTotals(view).at(-1) ?? { sent: 0, verified: 0, decided: 0 };
  const paper = view.undated > 0 ? ` ${view.undated} kết quả nhập theo hồ sơ giấy không có ngày nên không vẽ.` : '';
  return (
    `Đến ngày ${formatDate(view.today)} đã gửi ${sent}/${view.owed} phiếu phải chấm, đã thẩm định ${verified}, ` +
    `đã xếp loại ${decided}. Hạn gửi ${formatDate(view.sendBy)}, hạn xếp loại ${formatDate(view.decideBy)}.${paper}`
  );
}

/** The names with their figures, each behind its sign and a piece of its line. */
function namesOf(
  view: MonthDaysView,
  totals: readonly DayTotals[],
  until: string,
  width: number,
): { marks: Mark[]; height: number } {
  const now = totals.findLast(({ day }) => day <= until);
  let top = 0;
  const marks = DAY_SERIES.flatMap(({ key, label, look, shape }): Mark[] => {
    const lines = brokenTo(`${label} ${now?.[key] ?? 0}/${view.owed}`, width - NAME_AT);
    const middle = top + LEADING / 2;
    const text = textLines(lines, NAME_AT, top);
    top += lines.length * LEADING;
    const piece: Point[] = [
      [0, middle],
      [NAME_AT - 10, middle],
    ];
    return [{ kind: 'line', points: piece, look }, { kind: 'sign', shape, x: (NAME_AT - 10) / 2, y: middle }, ...text];
  });
  return { marks, height: top };
}

interface Scales {
  from: string;
  until: string;
  at: (day: string) => number;
  y: (count: number) => number;
}

/** A step at each day on which something was done, as far as today. */
function seriesOf(
  { key, look, shape }: (typeof DAY_SERIES)[number],
  totals: readonly DayTotals[],
  { from, until, at, y }: Scales,
): Mark[] {
  const shown = totals.filter(({ day }) => day <= until);
  const count = shown.at(-1)?.[key] ?? 0;
  const steps = shown.flatMap((one, index): Point[] => [
    [at(one.day), y(shown[index - 1]?.[key] ?? 0)],
    [at(one.day), y(one[key])],
  ]);
  const points: Point[] = [[at(from), y(0)], ...steps, [at(until), y(count)]];
  return [
    { kind: 'line', points, look },
    { kind: 'sign', shape, x: at(until), y: y(count) },
  ];
}

/** Each on a line of its own above the plot, so that near ones do not touch. */
function deadlines(
  { sendBy, decideBy }: MonthDaysView,
  at: (day: string) => number,
  { top, width }: { top: number; width: number },
): Mark[] {
  return [
    { day: sendBy, what: 'gửi', up: 3 },
    { day: decideBy, what: 'xếp loại', up: 2 },
  ].flatMap(({ day, what, up }): Mark[] => {
    const words = `hạn ${what} ${short(day)}`;
    const text = widthOf(words) <= width ? words : `${what} ${short(day)}`;
    const x = at(day);
    const foot = top - up * LEADING + 16;
    return [
      {
        kind: 'line',
        points: [
          [x, foot + 4],
          [x, top + PLOT],
        ],
        look: 'LIMIT',
      },
      { kind: 'text', y: foot, text, look: 'PLAIN', ...placed(x, widthOf(text), width) },
    ];
  });
}

/** Begins at its line where there is room, ends there else. */
function placed(x: number, wide: number, width: number): { x: number; anchor: Anchor } {
  if (x + wide <= width) return { x, anchor: 'start' };
  return x >= wide ? { x, anchor: 'end' } : { x: width, anchor: 'end' };
}

/** The first and the last day, and between them the first of each month where there is room. */
function ticks(from: string, end: string, at: (day: string) => number, foot: number, width: number): Mark[] {
  const label = (day: string, anchor: Anchor, x: number): Mark => ({
    kind: 'text',
    x,
    y: foot + 20,
    text: short(day),
    anchor,
    look: 'QUIET',
  });
  const room = widthOf('00/00') * 1.6;
  const between = [];
  for (let day = firstDayOf(addMonths(from.slice(0, 7), 1)); day < end; day = firstDayOf(addMonths(day.slice(0, 7), 1)))
    if (at(day) > room && at(day) < width - room) between.push(label(day, 'middle', at(day)));
  return [label(from, 'start', 0), ...between, label(end, 'end', width)];
}

/** The month's first day, or an earlier one on which something was done. */
function firstOf({ month }: MonthDaysView, totals: readonly DayTotals[]): string {
  const first = firstDayOf(month);
  return earliest(first, totals[0]?.day ?? first);
}

function earliest(one: string, other: string): string {
  return one < other ? one : other;
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

/** "05/03". */
function short(day: string): string {
  return formatDate(day).slice(0, 5);
}
