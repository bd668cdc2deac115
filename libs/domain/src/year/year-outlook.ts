import { quartersWords } from '../calendar';
import type { RatingBand, YearRule } from '../criteria';
import { BAND_LABEL, bandOrder } from '../criteria';
import type { MonthOutcome, YearMonth } from './classify-year';
import { classifyYear } from './classify-year';
import type { YearQuarter } from './thematic-quota';

/** What the months without a result can still make of a year. */
export interface YearOutlook {
  /** Months without a result. */
  left: number;
  /** The best class that can still be reached; absent when no month counts or will. */
  best?: RatingBand;
  /** Of the months left, how many at least must be Tốt for it, the others being Khá. */
  good?: number;
  /** Quarters not yet over that want a thematic meeting still, where the best class hangs on it; `2026-Q3`. */
  quarters?: string[];
}

/** By the rule itself: each number of good months among those left is tried, the fewest first. */
export function yearOutlook(
  rule: YearRule,
  months: readonly YearMonth[],
  quarters: readonly YearQuarter[] = [],
): YearOutlook {
  const left = months.filter(({ outcome }) => outcome.kind === 'MISSING').length;
  const classOf = (good: number, of: readonly YearQuarter[]): RatingBand | undefined =>
    classifyYear(rule, filled(months, good), of).band;
  const best = classOf(left, quarters);
  const tries = Array.from({ length: left + 1 }, (_, good) => good);
  const good = tries.find((count) => classOf(count, quarters) === best);
  const open = quarters.filter(({ due, held }) => !due && held === false);
  const without = classOf(
    left,
    quarters.map((one) => (open.includes(one) ? { ...one, due: true } : one)),
  );
  const wanted = best && without && bandOrder(without) > bandOrder(best) ? open.map(({ quarter }) => quarter) : [];
  return { left, best, good: best === undefined ? undefined : good, ...(wanted.length > 0 && { quarters: wanted }) };
}

/** As if so many of the months left were Tốt and the others Khá. */
function filled(months: readonly YearMonth[], good: number): YearMonth[] {
  let still = good;
  return months.map(({ month, outcome }) => {
    if (outcome.kind !== 'MISSING') return { month, outcome };
    still -= 1;
    const rated: MonthOutcome = { kind: 'RATED', band: still >= 0 ? 'GOOD' : 'FAIR' };
    return { month, outcome: rated };
  });
}

/** "Còn 3 tháng: cả năm còn xếp được Tốt nếu thêm 2 tháng Tốt, tháng khác từ Khá." */
export function outlookWords({ left, best, good = 0, quarters = [] }: YearOutlook): string {
  if (best === undefined) return '';
  if (left === 0 && quarters.length > 0)
    return `Cả năm còn giữ được ${BAND_LABEL[best]} nếu ${quartersWords(quarters)} có sinh hoạt chuyên đề.`;
  if (left === 0) return '';
  const others = good < left ? `${good > 0 ? ', tháng khác' : ' nếu các tháng còn lại'} từ Khá trở lên` : '';
  const need = good > 0 ? ` nếu thêm ${good} tháng Tốt` : '';
  const themes = quarters.length > 0 ? `; ${quartersWords(quarters)} cần có sinh hoạt chuyên đề` : '';
  return `Còn ${left} tháng: cả năm còn xếp được ${BAND_LABEL[best]}${need}${others}${themes}.`;
}
