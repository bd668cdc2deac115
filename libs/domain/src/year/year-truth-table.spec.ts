import { describe, expect, it } from 'vitest';
import type { RatingBand, YearRule } from '../criteria';
import { everyYear, RATING_BANDS, yearClassAt, yearShortfalls } from '../criteria';
import { TEMPLATES } from '../templates';
import type { YearMonth } from './classify-year';
import { classifyYear } from './classify-year';
import type { YearQuarter } from './thematic-quota';

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

/** Each quarter: not over or not owed, due and held, due without, due with results from paper alone. */
type Fate = 'IDLE' | 'HELD' | 'NONE' | 'PAPER';
const FATES: readonly Fate[] = ['IDLE', 'HELD', 'NONE', 'PAPER'];
const FOUR: Fate[][] = FATES.flatMap((a) =>
  FATES.flatMap((b) => FATES.flatMap((c) => FATES.map((d): Fate[] => [a, b, c, d]))),
);

const asQuarters = (fates: readonly Fate[]): YearQuarter[] =>
  fates.map((fate, at) => ({
    quarter: `2026-Q${at + 1}`,
    due: fate !== 'IDLE',
    held: fate === 'PAPER' ? null : fate === 'HELD',
  }));

/** Stated again: the class of the months, then each quarter without a meeting takes its part. */
function naiveWithQuota(rule: YearRule, year: readonly RatingBand[], fates: readonly Fate[]): RatingBand {
  let result = naive(rule, year);
  let without = 0;
  for (const fate of fates) {
    if (fate === 'NONE') without += 1;
    for (const { quarters, cap } of rule.thematicCaps ?? [])
      if (without >= quarters && WORTH[cap] < WORTH[result]) result = cap;
  }
  return result;
}

describe('the quota of thematic meetings', () => {
  const quota: YearRule = {
    ...TEMPLATES[0].yearRule,
    thematicCaps: [
      { quarters: 1, cap: 'FAIR' },
      { quarters: 3, cap: 'AVERAGE' },
    ],
  };
  const FULL = YEARS.filter((year) => year.length === 12);
  const differingWith = (stated: YearRule): number =>
    FULL.flatMap((year) => FOUR.map((fates) => [year, fates] as const)).filter(
      ([year, fates]) =>
        classifyYear(quota, months(year), asQuarters(fates)).band !== naiveWithQuota(stated, year, fates),
    ).length;

  it('gives every split of twelve months with every fate of four quarters the class stated again', () => {
    expect([FULL.length, FOUR.length]).toEqual([455, 256]);
    expect(differingWith(quota)).toBe(0);
  });

  it('stated otherwise by one quarter, or not at all, is told apart', () => {
    expect(differingWith({ ...quota, thematicCaps: [{ quarters: 1, cap: 'FAIR' }] })).toBeGreaterThan(0);
    expect(
      differingWith({
        ...quota,
        thematicCaps: [
          { quarters: 2, cap: 'FAIR' },
          { quarters: 3, cap: 'AVERAGE' },
        ],
      }),
    ).toBeGreaterThan(0);
  });

  it('names the quarters that lack one, says what is not known, and is silent where it lowers nothing', () => {
    const year = months(Array<RatingBand>(12).fill('GOOD'));
    const said = (...fates: Fate[]): string | undefined =>
      classifyYear(quota, year, asQuarters(fates)).reasons.slice(2).join(' ');
    expect(said('HELD', 'NONE', 'HELD', 'IDLE')).toBe('Cao nhất là Khá vì quý II chưa có sinh hoạt chuyên đề.');
    expect(said('NONE', 'NONE', 'HELD', 'NONE')).toBe(
      'Cao nhất là Trung bình vì quý I, II, IV chưa có sinh hoạt chuyên đề.',
    );
    expect(said('PAPER', 'HELD', 'HELD', 'HELD')).toBe(
      'Chưa rõ quý I có sinh hoạt chuyên đề hay không vì kết quả nhập theo hồ sơ giấy; không hạ xếp loại vì việc này.',
    );
    expect(said('HELD', 'HELD', 'IDLE', 'IDLE')).toBe('');
    const fair = classifyYear(quota, months(Array<RatingBand>(12).fill('FAIR')), asQuarters(['NONE', 'HELD']));
    expect([fair.band, fair.reasons.join(' ').includes('chuyên đề')]).toEqual(['FAIR', false]);
    expect(classifyYear(TEMPLATES[0].yearRule, year, asQuarters(['NONE', 'PAPER'])).reasons).toHaveLength(2);
  });

  it('names quarters of several years with their year', () => {
    const quarters: YearQuarter[] = [
      { quarter: '2025-Q4', due: true, held: false },
      { quarter: '2026-Q1', due: true, held: false },
    ];
    expect(classifyYear(quota, months(['GOOD']), quarters).reasons.at(-1)).toBe(
      'Cao nhất là Khá vì quý IV năm 2025, quý I năm 2026 chưa có sinh hoạt chuyên đề.',
    );
  });
});
