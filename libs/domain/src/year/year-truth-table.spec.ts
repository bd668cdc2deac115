import { describe, expect, it } from 'vitest';
import type { RatingBand, YearRule } from '../criteria';
import { everyYear, RATING_BANDS, yearClassAt, yearShortfalls } from '../criteria';
import { TEMPLATES } from '../templates';
import type { YearMonth } from './classify-year';
import { classifyYear } from './classify-year';

/** Every split of 1 … 12 months over the four bands, month by month. */
const YEARS = everyYear(RATING_BANDS).map(({ counts }) =>
  RATING_BANDS.flatMap((band) => Array<RatingBand>(counts[band]).fill(band)),
);

const months = (bands: readonly RatingBand[]): YearMonth[] =>
  bands.map((band, at) => ({
    month: `2026-${String(at + 1).padStart(2, '0')}`,
    outcome: { kind: 'RATED', band },
  }));

const WORTH: Record<RatingBand, number> = { GOOD: 3, FAIR: 2, AVERAGE: 1, POOR: 0 };

/** The rule stated again, naively: by walking over the months, with no line of the product's own. */
function naive(rule: YearRule, year: readonly RatingBand[]): RatingBand {
  let result: RatingBand | undefined;
  for (const required of rule.classes) {
    if (result !== undefined) continue;
    let fits = true;
    let good = 0;
    let bad = 0;
    for (const month of year) {
      if (required.allAtLeast && WORTH[month] < WORTH[required.allAtLeast]) fits = false;
      if (required.atLeast && WORTH[month] >= WORTH[required.atLeast.band]) good += 1;
      if (required.atMost && WORTH[month] <= WORTH[required.atMost.band]) bad += 1;
    }
    if (required.atLeast?.months !== undefined && good * 12 < required.atLeast.months * year.length) fits = false;
    if (required.atLeast?.percent !== undefined && good * 100 < required.atLeast.percent * year.length) fits = false;
    if (required.atMost && bad > required.atMost.months) fits = false;
    if (fits) result = required.band;
  }
  result ??= rule.otherwise ?? 'POOR';
  for (const { on, months: from, cap } of rule.caps ?? []) {
    let hit = 0;
    for (const month of year) if (on !== 'NOT_HELD' && WORTH[month] <= WORTH[on]) hit += 1;
    if (hit >= from && WORTH[cap] < WORTH[result]) result = cap;
  }
  return result;
}

const SHARES: YearRule = {
  classes: [
    { band: 'GOOD', allAtLeast: 'FAIR', atLeast: { percent: 80, band: 'GOOD' } },
    { band: 'FAIR', atLeast: { percent: 75, band: 'FAIR' }, atMost: { months: 1, band: 'AVERAGE' } },
    { band: 'AVERAGE', atLeast: { months: 6, band: 'AVERAGE' } },
  ],
  otherwise: 'POOR',
  notHeldCountsAs: 'POOR',
};
const CAPPED: YearRule = {
  classes: [{ band: 'GOOD', atLeast: { percent: 60, band: 'GOOD' } }, { band: 'FAIR' }],
  notHeldCountsAs: 'POOR',
  caps: [
    { on: 'AVERAGE', months: 2, cap: 'AVERAGE' },
    { on: 'POOR', months: 3, cap: 'POOR' },
  ],
};

const RULES: [name: string, rule: YearRule][] = [
  ...TEMPLATES.map(({ code, yearRule }): [string, YearRule] => [code, yearRule]),
  ['by shares, with a choice for what remains', SHARES],
  ['with knock-outs', CAPPED],
];

const differing = (rule: YearRule, stated: YearRule): number =>
  YEARS.filter((year) => classifyYear(rule, months(year)).band !== naive(stated, year)).length;

describe('the whole truth of a year rule', () => {
  it('is reached by a class exactly where nothing is lacking for it', () => {
    for (const [, rule] of RULES)
      for (const year of everyYear(RATING_BANDS))
        expect(yearClassAt(rule, year)).toBe(
          rule.classes.findIndex((required) => yearShortfalls(required, year).length === 0),
        );
  });

  it('is of 1 819 splits', () => expect(YEARS).toHaveLength(1819));

  it.each(RULES)('%s gives every split the class of the rule stated again', (_, rule) => {
    expect(differing(rule, rule)).toBe(0);
  });

  it.each(RULES)('%s stated otherwise by one month or one percent is told apart', (_, rule) => {
    const [first, ...others] = rule.classes;
    const { atLeast } = first;
    if (!atLeast) throw new Error('asks for no share');
    const less =
      atLeast.months === undefined ? { percent: (atLeast.percent ?? 0) - 10 } : { months: atLeast.months - 1 };
    const slack: YearRule = { ...rule, classes: [{ ...first, atLeast: { band: atLeast.band, ...less } }, ...others] };
    expect(differing(rule, slack)).toBeGreaterThan(0);
  });

  it.each(RULES)('%s says in words of every split how many months of each band there are', (_, rule) => {
    for (const year of YEARS) {
      const { reasons } = classifyYear(rule, months(year));
      for (const [band, label] of [
        ['GOOD', 'Tốt'],
        ['FAIR', 'Khá'],
        ['AVERAGE', 'Trung bình'],
        ['POOR', 'Kém'],
      ]) {
        const count = year.filter((one) => one === band).length;
        expect(reasons[0].includes(`${count} tháng ${label}`)).toBe(count > 0);
      }
    }
  });
});

describe('knock-outs and months without a meeting', () => {
  const year = (...parts: [number, YearMonth['outcome']][]): YearMonth[] =>
    parts
      .flatMap(([times, outcome]) => Array<YearMonth['outcome']>(times).fill(outcome))
      .map((outcome, at) => ({ month: `2026-${String(at + 1).padStart(2, '0')}`, outcome }));
  const GOOD = { kind: 'RATED', band: 'GOOD' } as const;

  it('a year with a month not held without reason is capped where the set says so, and says why', () => {
    const rule: YearRule = {
      classes: [{ band: 'GOOD', atLeast: { months: 7, band: 'GOOD' } }, { band: 'FAIR' }],
      notHeldCountsAs: 'AVERAGE',
      caps: [{ on: 'NOT_HELD', months: 1, cap: 'FAIR' }],
    };
    const { band, reasons } = classifyYear(rule, year([11, GOOD], [1, { kind: 'NOT_HELD' }]));
    expect([band, reasons.at(-1)]).toEqual(['FAIR', 'Cao nhất là Khá vì có 1 tháng không sinh hoạt, không có lý do.']);
    expect(classifyYear(rule, year([11, GOOD], [1, { kind: 'EXCUSED' }]))).toMatchObject({ band: 'GOOD', base: 11 });
  });

  it('an excused month may count as a band instead of leaving the base', () => {
    const rule: YearRule = { ...SHARES, excusedCountsAs: 'FAIR' };
    expect(classifyYear(rule, year([11, GOOD], [1, { kind: 'EXCUSED' }]))).toMatchObject({
      base: 12,
      excused: 1,
      counts: { GOOD: 11, FAIR: 1 },
    });
  });

  it('names the few months whose card is still missing', () => {
    const [first] = classifyYear(SHARES, year([10, GOOD], [2, { kind: 'MISSING' }])).reasons;
    expect(first).toBe('Xếp loại năm tạm tính, còn 2 tháng chưa có kết quả (tháng 11, 12).');
  });
});
