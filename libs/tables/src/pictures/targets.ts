import type { IndicatorStanding } from '@chibo/contracts';
import { formatBeside, isReached, targetWords } from '@chibo/domain';
import type { Mark, Picture } from './marks';
import { brokenTo, LEADING, scaleOf, textLines, widthOf } from './marks';

const BAR = 22;
const GAP = 16;

/** Those with a target and a value: what can be drawn. */
export function drawnTargets(rows: readonly IndicatorStanding[]): IndicatorStanding[] {
  return rows.filter(({ value, targets }) => value !== undefined && targets.length > 0);
}

/**
 * What was reached as a bar, what is aimed at as a line across it, each indicator on a scale of its own; the figures stand at
 * the bar and the line's in words below, so that neither colour nor length alone says it.
 */
export function targetsPicture(rows: readonly IndicatorStanding[], width: number): Picture {
  let top = 0;
  const marks = drawnTargets(rows).flatMap((row) => {
    const drawn = rowOf(row, top, width);
    top += drawn.height;
    return drawn.marks;
  });
  return { width, height: Math.max(top, 1), marks, words: wordsOf(rows) };
}

function rowOf(row: IndicatorStanding, top: number, width: number): { marks: Mark[]; height: number } {
  const { indicator, value, targets } = row;
  if (!value) return { marks: [], height: 0 };
  const figure = formatBeside(indicator, value, targets);
  const lines = brokenTo(indicator.name, width);
  const barTop = top + lines.length * LEADING + 2;
  const room = width - widthOf(figure) - 12;
  const actual = indicator.sum === 'SHARE' ? percentOf(value.part, value.whole ?? 0) : value.part;
  const most = indicator.sum === 'SHARE' ? 10_000 : Math.max(actual, ...targets.map((target) => target.value), 1);
  const scale = scaleOf(0, most, 1, Math.max(room, 40));
  const isGood = targets.every((target) => isReached(indicator, value, target) !== false);
  const bar: Mark = {
    kind: 'bar',
    x: 1,
    y: barTop,
    width: scale(actual) - 1,
    height: BAR,
    fill: isGood ? 'GOOD' : 'AVERAGE',
  };
  const frame: Mark = { kind: 'bar', x: 1, y: barTop, width: scale(most) - 1, height: BAR, fill: 'NONE' };
  const aims = targets.map(({ value: aim }): Mark => {
    const x = scale(Math.min(aim, most));
    return {
      kind: 'line',
      points: [
        [x, barTop - 4],
        [x, barTop + BAR + 4],
      ],
      look: 'THICK',
    };
  });
  const below = brokenTo(
    `vạch: ${targets.map((target) => `${targetWords(indicator, target)} (${target.label})`).join('; ')}`,
    width,
  );
  const said: Mark = {
    kind: 'text',
    x: scale(most) + 10,
    y: barTop + 17,
    text: figure,
    anchor: 'start',
    look: 'PLAIN',
  };
  const height = barTop + BAR + 4 + below.length * LEADING + GAP - top;
  return {
    marks: [...textLines(lines, 0, top), frame, bar, ...aims, said, ...textLines(below, 0, barTop + BAR + 4, 'QUIET')],
    height,
  };
}

function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 10_000;
}

/** "3 chỉ tiêu có mức cần đạt: 2 đạt, 1 chưa đạt." */
function wordsOf(rows: readonly IndicatorStanding[]): string {
  const drawn = drawnTargets(rows);
  if (drawn.length === 0) return 'Chưa có chỉ tiêu nào vừa có mức cần đạt vừa có số liệu.';
  const states = drawn.map(({ indicator, value, targets }) => {
    const each = targets.map((target) => value && isReached(indicator, value, target));
    return each.every((one) => one === true) ? 'đạt' : each.some((one) => one === false) ? 'chưa đạt' : 'chưa rõ';
  });
  const counts = [...Map.groupBy(states, (state) => state)].map(([state, own]) => `${own.length} ${state}`).join(', ');
  return `${drawn.length} chỉ tiêu có mức cần đạt và số liệu: ${counts}.`;
}
