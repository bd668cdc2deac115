import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatShare, typedAmount } from './amounts';
import { formatIndicator, MOST_INDICATOR_VALUE, whyNotValue } from './indicator';
import {
  indicatorPeriodOf,
  indicatorPeriodWords,
  monthsSpanned,
  periodBefore,
  periodsDue,
  periodsWithin,
} from './indicator-period';
import { INDICATOR_TEMPLATES } from './indicator-templates';
import { againstTarget, formatBeside, isReached, targetWords } from './target';

const COUNT = { name: 'Kết nạp', unit: 'đảng viên', sum: 'SUM', decimals: 0 } as const;
const SHARE = { name: 'Học tập', unit: 'đảng viên', sum: 'SHARE', decimals: 1 } as const;

describe('a period of indicators', () => {
  it.each([
    ['2018-05', 'MONTH', '2018-05', '2018-05', '2018-04', 'tháng 5 năm 2018'],
    ['2018-01', 'MONTH', '2018-01', '2018-01', '2017-12', 'tháng 1 năm 2018'],
    ['2018-Q1', 'QUARTER', '2018-01', '2018-03', '2017-Q4', 'quý I năm 2018'],
    ['2018-H2', 'HALF', '2018-07', '2018-12', '2018-H1', '6 tháng cuối năm 2018'],
    ['2018', 'YEAR', '2018-01', '2018-12', '2017', 'năm 2018'],
    ['2015-2020', 'TERM', '2015-01', '2020-12', '2010-2015', 'nhiệm kỳ 2015–2020'],
  ])('%s', (text, kind, from, to, before, words) => {
    expect(indicatorPeriodOf(text)).toBe(kind);
    expect(monthsSpanned(text)).toEqual({ from, to });
    expect([periodBefore(text), indicatorPeriodWords(text)]).toEqual([before, words]);
  });

  it.each(['2018-13', '2018-Q5', '2018-H3', '1999', '2020-2015', '2015-2015', '2000-2099', 'x', ''])(
    '%s is none',
    (text) => {
      expect(indicatorPeriodOf(text)).toBeUndefined();
    },
  );

  it('holds so many shorter ones, and of these so many have begun', () => {
    const within = [
      ['MONTH', '2018'],
      ['QUARTER', '2018-H1'],
      ['YEAR', '2015-2020'],
      ['YEAR', '2018-Q1'],
      ['TERM', '2018'],
      ['TERM', '2015-2020'],
    ] as const;
    expect(within.map(([kind, text]) => periodsWithin(kind, text))).toEqual([12, 2, 6, 0, 0, 1]);
    const due = [
      ['MONTH', '2018', '2018-03'],
      ['QUARTER', '2018', '2018-04'],
      ['YEAR', '2018', '2018-03'],
      ['YEAR', '2019', '2018-12'],
    ] as const;
    expect(due.map(([kind, text, month]) => periodsDue(kind, text, month))).toEqual([3, 2, 1, 0]);
  });
});

describe('an amount', () => {
  it.each([
    ['6.731', 673_100, '6.731'],
    ['6 731', 673_100, '6.731'],
    ['1,7', 170, '1,7'],
    ['1.7', 170, '1,7'],
    ['0', 0, '0'],
    ['127', 12_700, '127'],
    ['1.000.000', 100_000_000, '1.000.000'],
    ['0,05', 5, '0,05'],
  ])('%s', (text, value, written) => {
    expect(typedAmount(text)).toEqual({ value });
    expect(formatAmount(value)).toBe(written);
  });

  it('is nothing where nothing stands, which is not nought', () => {
    expect(typedAmount(' ')).toEqual({ value: undefined });
  });

  it.each(['-1', '−1', '1e308', 'NaN', 'Infinity', 'abc', '1,234', '1.2.3', '99999999999', '1,', '1 2'])(
    '%s is refused',
    (text) => {
      expect(typedAmount(text).wrong).toBeTruthy();
    },
  );

  it('is read again as it is written', () => {
    fc.assert(
      fc.property(fc.nat({ max: MOST_INDICATOR_VALUE }), (value) => {
        expect(typedAmount(formatAmount(value))).toEqual({ value });
      }),
    );
  });
});

describe('a value', () => {
  it.each([
    [{ part: -100 }],
    [{ part: 1e308 }],
    [{ part: NaN }],
    [{ part: Infinity }],
    [{ part: 0.5 }],
    [{ part: MOST_INDICATOR_VALUE + 1 }],
    [{ part: 100, whole: 200 }],
  ])('of a count is refused as %o, by name', (value) => {
    expect(whyNotValue(COUNT, value)).toContain('“Kết nạp”');
  });

  it('of a share needs its whole, and is no more than that', () => {
    expect(whyNotValue(SHARE, { part: 100 })).toContain('cần cả tổng số');
    expect(whyNotValue(SHARE, { part: 0, whole: 0 })).toContain('tổng số bằng 0');
    expect(whyNotValue(SHARE, { part: 20_100, whole: 20_000 })).toBe('“Học tập”: 201 lớn hơn tổng số 200.');
    expect(whyNotValue(SHARE, { part: 20_000, whole: 20_000 })).toBeUndefined();
    expect(whyNotValue(COUNT, { part: 0 })).toBeUndefined();
  });

  it('is shown as articles print it; no share that is not whole becomes 100', () => {
    expect(formatIndicator(SHARE, { part: 98_600, whole: 100_000 })).toBe('98,6%');
    expect(formatIndicator(COUNT, { part: 12_700, moreThan: true })).toBe('> 127');
    expect([formatShare(99_999, 100_000, 0), formatShare(100, 100, 1), formatShare(1, 3, 2)]).toEqual([
      '99%',
      '100%',
      '33,33%',
    ]);
  });
});

describe('a target', () => {
  const plan = { period: '2018', aim: 'AT_LEAST', value: 12_000, label: 'kế hoạch', decimals: 0 } as const;

  it('is passed by so much: 191 of 120 by 59 percent, 645 of 565 by 14,16', () => {
    expect(againstTarget(COUNT, { part: 19_100 }, plan)).toBe('vượt 59%');
    expect(againstTarget(COUNT, { part: 64_500 }, { value: 56_500, decimals: 2 })).toBe('vượt 14,16%');
    expect(againstTarget(COUNT, { part: 11_999 }, plan)).toBe('bằng 99%');
    expect(againstTarget(COUNT, { part: 12_000 }, plan)).toBe('bằng 100%');
    expect(againstTarget(SHARE, { part: 1, whole: 1 }, plan)).toBeUndefined();
  });

  it('is reached by the exact figures, whatever is shown', () => {
    const aim = { aim: 'AT_LEAST', value: 9_500 } as const;
    expect(isReached(SHARE, { part: 94_960, whole: 100_000 }, aim)).toBe(false);
    expect(isReached(SHARE, { part: 95_000, whole: 100_000 }, aim)).toBe(true);
    expect(isReached(SHARE, { part: 9_600, whole: 10_000 }, { aim: 'MORE_THAN', value: 9_600 })).toBe(false);
    expect(isReached(COUNT, { part: 5 }, { aim: 'AT_MOST', value: 5 })).toBe(true);
    expect(isReached(COUNT, { part: 5 }, { aim: 'LESS_THAN', value: 5 })).toBe(false);
  });

  it('is not crossed by rounding, on either side', () => {
    const least = [{ aim: 'AT_LEAST', value: 1_500 } as const];
    expect(formatBeside(SHARE, { part: 45_000, whole: 300_500 }, least)).toBe('14,98%');
    expect(formatBeside(SHARE, { part: 45_000, whole: 300_500 }, [])).toBe('15%');
    expect(formatBeside(SHARE, { part: 149_999, whole: 1_000_000 }, least)).toBe('14,99%');
    expect(formatBeside(SHARE, { part: 150_001, whole: 1_000_000 }, [{ aim: 'MORE_THAN', value: 1_500 }])).toBe('15%');
  });

  it('of "more than so much" is known only where it is sure', () => {
    const more = { part: 12_700, moreThan: true };
    expect(isReached(COUNT, more, { aim: 'AT_LEAST', value: 12_700 })).toBe(true);
    expect(isReached(COUNT, more, { aim: 'MORE_THAN', value: 12_700 })).toBe(true);
    expect(isReached(COUNT, more, { aim: 'AT_LEAST', value: 20_000 })).toBeUndefined();
    expect(isReached(COUNT, more, { aim: 'AT_MOST', value: 12_700 })).toBe(false);
  });

  it('stands in words', () => {
    expect(targetWords(COUNT, plan)).toBe('≥ 120 đảng viên');
    expect(targetWords(SHARE, { ...plan, value: 9_500 })).toBe('≥ 95%');
    expect(targetWords({ ...COUNT, unit: 'đảng viên' }, { ...plan, aim: 'MORE_THAN', value: 300_000 })).toBe(
      '> 3.000 đảng viên',
    );
  });
});

describe('the templates', () => {
  it('have codes of their own, two counts where they are shares, and targets that can be reached', () => {
    expect(new Set(INDICATOR_TEMPLATES.map(({ code }) => code)).size).toBe(INDICATOR_TEMPLATES.length);
    for (const { name, sum, partName, wholeName, target, aim } of INDICATOR_TEMPLATES) {
      expect([name, Boolean(partName && wholeName)]).toEqual([name, sum === 'SHARE']);
      expect([name, target === undefined]).toEqual([name, aim === undefined]);
      if (target !== undefined) expect(target).toBeLessThanOrEqual(10_000);
    }
  });
});
