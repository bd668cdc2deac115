import type { RatingBand, YearRule } from '../criteria';
import { BAND_LABEL, bandOrder, RATING_BANDS } from '../criteria';

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
  /** Why the class, and why not the next higher one, in full sentences. */
  reasons: string[];
}

type Requirement = YearRule['classes'][number];

/** Months in a full year; numbers of months in a rule are of so many. */
const FULL_YEAR = 12;

/**
 * Class of the year from its months. The rule for Tốt is Phú Thọ's (all months at least Khá, 7 of 12 Tốt), the rest is the
 * set's (docs/rules.md). With a base b under 12 each number of months n becomes ceil(n · b / 12).
 */
export function classifyYear(rule: YearRule, months: readonly YearMonth[]): YearClass {
  const tally = tallyOf(rule, months);
  if (tally.base === 0) return { ...tally, reasons: [noBase(tally)] };
  const at = rule.classes.findIndex((required) => shortfalls(required, tally).length === 0);
  const met = rule.classes[at];
  const band = met?.band ?? 'POOR';
  const missed = rule.classes[at < 0 ? rule.classes.length - 1 : at - 1];
  return { ...tally, band, reasons: [...unfinished(tally), ...whyThis(met, tally), ...whyNotBetter(missed, tally)] };
}

function noBase({ missing }: Tally): string {
  return missing > 0
    ? `Chưa xếp loại vì chưa tháng nào có kết quả, còn ${missing} tháng.`
    : 'Không đánh giá vì cả năm không có tháng nào được tính.';
}

/** A year of one month is not that month's band: what is said of it holds only so far. */
function unfinished({ missing }: Tally): string[] {
  return missing > 0 ? [`Xếp loại năm tạm tính, còn ${missing} tháng chưa có kết quả.`] : [];
}

type Tally = Omit<YearClass, 'band' | 'reasons'>;

function tallyOf(rule: YearRule, months: readonly YearMonth[]): Tally {
  const counts: Record<RatingBand, number> = { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0 };
  const of = (kind: MonthOutcome['kind']): number => months.filter(({ outcome }) => outcome.kind === kind).length;
  for (const { outcome } of months) {
    if (outcome.kind === 'RATED') counts[outcome.band] += 1;
    if (outcome.kind === 'NOT_HELD') counts[rule.notHeldCountsAs] += 1;
  }
  return {
    base: of('RATED') + of('NOT_HELD'),
    counts,
    notHeld: of('NOT_HELD'),
    excused: of('EXCUSED'),
    missing: of('MISSING'),
  };
}

/** Months at least that good. */
function atLeast({ counts }: Tally, band: RatingBand): number {
  return RATING_BANDS.filter((one) => bandOrder(one) <= bandOrder(band)).reduce((total, one) => total + counts[one], 0);
}

/** ceil(n · b / 12): how many of the months that count are asked for. */
function needed(months: number, base: number): number {
  return Math.ceil((months * base) / FULL_YEAR);
}

/** What the months lack for a class, as causes in words; empty when the class is reached. */
function shortfalls(required: Requirement, tally: Tally): string[] {
  const causes: string[] = [];
  if (required.allAtLeast !== undefined) {
    const below = tally.base - atLeast(tally, required.allAtLeast);
    if (below > 0) causes.push(`có ${below} tháng dưới ${BAND_LABEL[required.allAtLeast]}`);
  }
  if (required.atLeast !== undefined) {
    const { band, months } = required.atLeast;
    const [have, need] = [atLeast(tally, band), needed(months, tally.base)];
    if (have < need) causes.push(`chỉ có ${have}/${tally.base} tháng ${atLeastWords(band)}, cần ${need}`);
  }
  return causes;
}

function atLeastWords(band: RatingBand): string {
  return band === 'GOOD' ? 'xếp loại Tốt' : `từ ${BAND_LABEL[band]} trở lên`;
}

function whyThis(met: Requirement | undefined, tally: Tally): string[] {
  if (!met) return [];
  const parts: string[] = [];
  if (met.allAtLeast) parts.push(`cả ${tally.base} tháng từ ${BAND_LABEL[met.allAtLeast]} trở lên`);
  if (met.atLeast) {
    const { band, months } = met.atLeast;
    parts.push(`${atLeast(tally, band)}/${tally.base} tháng ${atLeastWords(band)} (cần ${needed(months, tally.base)})`);
  }
  return parts.length > 0 ? [`Xếp loại ${BAND_LABEL[met.band]} vì ${parts.join(', ')}.`] : [];
}

function whyNotBetter(missed: Requirement | undefined, tally: Tally): string[] {
  const causes = missed ? shortfalls(missed, tally) : [];
  const held = tally.notHeld > 0 ? [`Trong đó ${tally.notHeld} tháng không sinh hoạt, không có lý do.`] : [];
  return missed && causes.length > 0
    ? [`Chưa xếp loại ${BAND_LABEL[missed.band]} vì ${causes.join(', ')}.`, ...held]
    : [];
}
