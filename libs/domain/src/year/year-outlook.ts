import type { RatingBand, YearRule } from '../criteria';
import { BAND_LABEL } from '../criteria';
import type { MonthOutcome, YearMonth } from './classify-year';
import { classifyYear } from './classify-year';

/** What the months without a result can still make of a year. */
export interface YearOutlook {
  /** Months without a result. */
  left: number;
  /** The best class that can still be reached; absent when no month counts or will. */
  best?: RatingBand;
  /** Of the months left, how many at least must be Tốt for it, the others being Khá. */
  good?: number;
}

/** By the rule itself: each number of good months among those left is tried, the fewest first. */
export function yearOutlook(rule: YearRule, months: readonly YearMonth[]): YearOutlook {
  const left = months.filter(({ outcome }) => outcome.kind === 'MISSING').length;
  const best = classifyYear(rule, filled(months, left)).band;
  const tries = Array.from({ length: left + 1 }, (_, good) => good);
  const good = tries.find((count) => classifyYear(rule, filled(months, count)).band === best);
  return { left, best, good: best === undefined ? undefined : good };
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
export function outlookWords({ left, best, good = 0 }: YearOutlook): string {
  if (left === 0 || best === undefined) return '';
  const others = good < left ? `${good > 0 ? ', tháng khác' : ' nếu các tháng còn lại'} từ Khá trở lên` : '';
  const need = good > 0 ? ` nếu thêm ${good} tháng Tốt` : '';
  return `Còn ${left} tháng: cả năm còn xếp được ${BAND_LABEL[best]}${need}${others}.`;
}
