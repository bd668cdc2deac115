import type { Points } from '../points';
import { formatPoints } from '../text';

/** How a row of monthly totals moves, by written rule. */
export type Trend = 'FEW' | 'ABOVE' | 'BELOW' | 'UP' | 'DOWN' | 'STEADY';

/** Fewer totals say nothing but themselves. */
const ENOUGH = 8;
/** So many running on one side of the median; so many running one way. */
const ON_ONE_SIDE = 6;
const ONE_WAY = 5;

/** The middle of the totals in hundredths; of an even number the mean of the two, half up. */
export function medianOf(totals: readonly Points[]): Points | undefined {
  const sorted = totals.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined ? undefined : Math.round((low + high) / 2);
}

/**
 * The run that ends with the newest total: five that rise or fall in a row, or six on one side of the median, those on it
 * left out.
 * @param totals oldest first
 */
export function trendOf(totals: readonly Points[]): Trend {
  const median = medianOf(totals);
  if (median === undefined || totals.length < ENOUGH) return 'FEW';
  const steps = totals.slice(1).map((total, at) => Math.sign(total - totals[at]));
  const way = runAtEnd(steps);
  if (way.length >= ONE_WAY - 1 && way.sign !== 0) return way.sign > 0 ? 'UP' : 'DOWN';
  const side = runAtEnd(totals.map((total) => Math.sign(total - median)).filter((sign) => sign !== 0));
  if (side.length >= ON_ONE_SIDE) return side.sign > 0 ? 'ABOVE' : 'BELOW';
  return 'STEADY';
}

function runAtEnd(signs: readonly number[]): { sign: number; length: number } {
  const sign = signs.at(-1) ?? 0;
  const broken = signs.findLastIndex((one) => one !== sign);
  return { sign, length: signs.length - 1 - broken };
}

/** In one sentence, with the rule it is said by. */
export function trendWords(totals: readonly Points[]): string {
  const about = formatPoints(medianOf(totals) ?? 0);
  const WORDS: Record<Trend, string> = {
    FEW: `Chưa đủ ${ENOUGH} tháng đã xếp loại để nói xu hướng.`,
    UP: `Điểm tăng ${ONE_WAY} tháng liền.`,
    DOWN: `Điểm giảm ${ONE_WAY} tháng liền.`,
    ABOVE: `${ON_ONE_SIDE} tháng liền trên trung vị ${about}.`,
    BELOW: `${ON_ONE_SIDE} tháng liền dưới trung vị ${about}.`,
    STEADY: `Điểm dao động quanh ${about}, chưa thành xu hướng.`,
  };
  return WORDS[trendOf(totals)];
}

/** The rule itself, for whoever asks. */
export const TREND_RULE = `Nói có xu hướng khi ${ON_ONE_SIDE} tháng liền ở một phía của trung vị, hoặc ${ONE_WAY} tháng liền cùng tăng hay cùng giảm; dưới ${ENOUGH} tháng thì chỉ nêu điểm.`;
