import type { RatingBand, YearCap, YearRequirement, YearRule } from '../criteria';
import {
  BAND_LABEL,
  bandOrder,
  monthsAtLeast,
  monthsAtMost,
  monthsNeeded,
  orBetter,
  orWorse,
  yearClassAt,
  yearMonthsWords,
  yearShortfalls,
} from '../criteria';
import type { YearQuarter } from './thematic-quota';
import { thematicCap, thematicCapWords, unknownQuarterWords } from './thematic-quota';

/** What became of one month's regular meeting. */
export type MonthOutcome =
  | { kind: 'RATED'; band: RatingBand }
  /** Not held without reason: counts as the rule says. */
  | { kind: 'NOT_HELD' }
  /** Excused by the superior: leaves the base. */
  | { kind: 'EXCUSED' }
  /** No result yet: leaves the base until there is one. */
  | { kind: 'MISSING' };

export interface YearMonth {
  /** `yyyy-mm`. */
  month: string;
  outcome: MonthOutcome;
}

export interface YearClass {
  /** Absent when no month counts: "không đánh giá". */
  band?: RatingBand;
  /** Months that count. */
  base: number;
  /** Of the base, by band; months not held are in theirs. */
  counts: Record<RatingBand, number>;
  notHeld: number;
  excused: number;
  /** Without a result yet. While there are any the class is "tạm tính". */
  missing: number;
  /** The months in words, why the class, and why not a higher one, in full sentences. */
  reasons: string[];
}

/**
 * Class of the year from its months. The rule for Tốt is Phú Thọ's (all months at least Khá, 7 of 12 Tốt), the rest is the
 * set's (docs/rules.md). With a base b under 12 each number of months n becomes ceil(n · b / 12). Data of the set all of it.
 * @param quarters of the year, where the rule has a quota of thematic meetings
 */
export function classifyYear(
  rule: YearRule,
  months: readonly YearMonth[],
  quarters: readonly YearQuarter[] = [],
): YearClass {
  const tally = tallyOf(rule, months);
  if (tally.base === 0) return { ...tally, reasons: [noBase(tally)] };
  const at = yearClassAt(rule, tally);
  const met = rule.classes[at];
  const reached = met?.band ?? rule.otherwise ?? 'POOR';
  const missed = rule.classes[at < 0 ? rule.classes.length - 1 : at - 1];
  const caps = [...monthCaps(rule, tally), ...quotaCap(rule, quarters)].filter(lowers(reached));
  const band = caps.reduce((lowest, one) => (lowers(lowest)(one) ? one.cap : lowest), reached);
  const why = [`${yearMonthsWords(tally)}.`, ...whyThis(met, tally), ...whyNotBetter(missed, tally)];
  const lowered = [...caps.map(({ words }) => words), ...unknownQuarterWords(rule, quarters)];
  return { ...tally, band, reasons: [...unfinished(tally, months), ...why, ...lowered] };
}

/** A knock-out that holds, in words. */
interface Cap {
  cap: RatingBand;
  words: string;
}

const lowers =
  (band: RatingBand) =>
  ({ cap }: Cap): boolean =>
    bandOrder(cap) > bandOrder(band);

function monthCaps({ caps = [] }: YearRule, tally: Tally): Cap[] {
  return caps
    .filter(({ on, months }) => (on === 'NOT_HELD' ? tally.notHeld : monthsAtMost(tally, on)) >= months)
    .map((one) => ({ cap: one.cap, words: capWords(tally)(one) }));
}

function quotaCap(rule: YearRule, quarters: readonly YearQuarter[]): Cap[] {
  const found = thematicCap(rule, quarters);
  return found ? [{ cap: found.cap, words: thematicCapWords(found, quarters) }] : [];
}

const capWords =
  (tally: Tally) =>
  ({ on, cap }: YearCap): string => {
    const what =
      on === 'NOT_HELD'
        ? `${tally.notHeld} tháng không sinh hoạt, không có lý do`
        : `${monthsAtMost(tally, on)} tháng ${orWorse(on)}`;
    return `Cao nhất là ${BAND_LABEL[cap]} vì có ${what}.`;
  };

function noBase({ missing }: Tally): string {
  return missing > 0
    ? `Chưa xếp loại vì chưa tháng nào có kết quả, còn ${missing} tháng.`
    : 'Không đánh giá vì cả năm không có tháng nào được tính.';
}

/** A year of one month is not that month's band: what is said of it holds only so far. */
function unfinished({ missing }: Tally, months: readonly YearMonth[]): string[] {
  if (missing === 0) return [];
  const named = months.flatMap(({ month, outcome }) =>
    outcome.kind === 'MISSING' && month ? [Number(month.slice(5))] : [],
  );
  const which = named.length === missing && missing <= MOST_NAMED ? ` (tháng ${named.join(', ')})` : '';
  return [`Xếp loại năm tạm tính, còn ${missing} tháng chưa có kết quả${which}.`];
}

/** More months without a result are no help one by one. */
const MOST_NAMED = 4;

type Tally = Omit<YearClass, 'band' | 'reasons'>;

function tallyOf(rule: YearRule, months: readonly YearMonth[]): Tally {
  const counts: Record<RatingBand, number> = { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0 };
  const of = (kind: MonthOutcome['kind']): number => months.filter(({ outcome }) => outcome.kind === kind).length;
  for (const { outcome } of months) {
    if (outcome.kind === 'RATED') counts[outcome.band] += 1;
    if (outcome.kind === 'NOT_HELD') counts[rule.notHeldCountsAs] += 1;
    if (outcome.kind === 'EXCUSED' && rule.excusedCountsAs) counts[rule.excusedCountsAs] += 1;
  }
  return {
    base: of('RATED') + of('NOT_HELD') + (rule.excusedCountsAs ? of('EXCUSED') : 0),
    counts,
    notHeld: of('NOT_HELD'),
    excused: of('EXCUSED'),
    missing: of('MISSING'),
  };
}

function whyThis(met: YearRequirement | undefined, tally: Tally): string[] {
  if (!met) return [];
  const { allAtLeast, atLeast, atMost } = met;
  const parts: string[] = [];
  if (allAtLeast) parts.push(`cả ${tally.base} tháng từ ${BAND_LABEL[allAtLeast]} trở lên`);
  if (atLeast) {
    const [have, need] = [monthsAtLeast(tally, atLeast.band), monthsNeeded(atLeast, tally.base)];
    parts.push(`${have}/${tally.base} tháng ${orBetter(atLeast.band)} (cần ${need})`);
  }
  if (atMost)
    parts.push(`${monthsAtMost(tally, atMost.band)} tháng ${orWorse(atMost.band)} (nhiều nhất ${atMost.months})`);
  return parts.length > 0 ? [`Xếp loại ${BAND_LABEL[met.band]} vì ${parts.join(', ')}.`] : [];
}

function whyNotBetter(missed: YearRequirement | undefined, tally: Tally): string[] {
  const causes = missed ? yearShortfalls(missed, tally) : [];
  const held = tally.notHeld > 0 ? [`Trong đó ${tally.notHeld} tháng không sinh hoạt, không có lý do.`] : [];
  return missed && causes.length > 0
    ? [`Chưa xếp loại ${BAND_LABEL[missed.band]} vì ${causes.join(', ')}.`, ...held]
    : [];
}
