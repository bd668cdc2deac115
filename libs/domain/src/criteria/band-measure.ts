import type { BandRequirement, CriteriaSet } from './criteria-set';
import type { ScoringFacts } from '../facts';
import { amountOf, compareRatios, inUnit, isRatio, measured, minimumOf, missingForMinimum } from './measures';
import type { Ratio } from './measures';
import { amountWords, boundWords, MEASURE_WORDS } from './wording';

export type MeasureRequirement = Extract<BandRequirement, { at: unknown }>;

/** A requirement on a measure held against one meeting. */
export interface MeasureJudged {
  met: boolean;
  /** What is the case: "có mặt 88,2%". */
  is: string;
  /** What it takes at this meeting: "từ 90%", "trên 85%", "từ 60 phút". */
  asked: string;
}

/** Undefined while facts are missing; `ZERO` where the ratio has no denominator. Exact, by cross multiplication. */
export function judgeMeasure(
  requires: MeasureRequirement,
  set: CriteriaSet,
  facts: ScoringFacts,
): MeasureJudged | 'ZERO' | undefined {
  const { kind, measure, at } = requires;
  const value = measured(measure, set, facts);
  if (value === undefined || value === 'ZERO') return value;
  if (measure === 'MINUTES' && typeof at === 'object' && missingForMinimum(set, facts).length > 0) return undefined;
  const limit = amountOf(at, minimumOf(measure, set, facts));
  const side = compareRatios(inUnit(measure, value), limit);
  const strict = kind === 'MEASURE_MORE_THAN';
  const met = strict ? side > 0 : side >= 0;
  const asked = `${strict ? 'trên' : 'từ'} ${limitWords(requires, limit)}`;
  return { met, asked, is: `${MEASURE_WORDS[measure]} ${isWords(requires, value, limit, met, asked)}` };
}

function limitWords({ measure }: MeasureRequirement, { num, den }: Ratio): string {
  return isRatio(measure) ? boundWords(measure, num) : `${String(num / den).replace('.', ',')} phút`;
}

/** Just above a strict limit the rounded share reads as the limit itself, as if it had not been passed. */
function isWords(
  { kind, measure }: MeasureRequirement,
  value: Ratio,
  limit: Ratio,
  met: boolean,
  asked: string,
): string {
  const said = amountWords(measure, value, isRatio(measure) ? [limit.num] : []);
  const onLimit = isRatio(measure) && said === amountWords(measure, { num: limit.num, den: 10_000 }, []);
  return kind === 'MEASURE_MORE_THAN' && met && onLimit ? asked : said;
}
