import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excluding, including, level, withLevels, withLine } from '../../test-support/changed-set';
import { checkCriteriaSet } from './check-criteria-set';
import type { Bound, CriteriaSet, ScoreLevel } from './criteria-set';
import { levelOf } from './measures';
import { hd12, hd42Commune, phuTho } from '../templates';

const minimum = (plus: number): Bound['at'] => ({ minimumTimes: [1, 1], plus });
const half: Bound['at'] = { minimumTimes: [1, 2], plus: 0 };
const texts = (set: CriteriaSet): string[] => checkCriteriaSet(set).map(({ text }) => text);

describe('scales as published are refused', () => {
  it('speaking: exactly 50% has no level', () => {
    const published = withLevels(hd42Commune, '4.5', [
      level(500, 'Trên 50%', excluding(5000)),
      level(400, '40% đến dưới 50%', including(4000), excluding(5000)),
      level(300, '30% đến dưới 40%', including(3000), excluding(4000)),
      level(200, 'Dưới 30%', undefined, excluding(3000)),
    ]);
    expect(checkCriteriaSet(published)).toEqual([{ line: '4.5', text: 'Mục 4.5: không có mức nào cho đúng 50%.' }]);
  });

  it('duration: each gap and overlap is named at each minimum that occurs', () => {
    const published = withLevels(hd42Commune, '1.1', [
      level(500, 'Đủ mức tối thiểu', including(minimum(0))),
      level(400, 'Thiếu đến 15 phút', including(minimum(-15)), excluding(minimum(0))),
      level(300, 'Thiếu 15 đến 30 phút', including(minimum(-30)), including(minimum(-15))),
      level(200, 'Bằng một nửa', including(half), including(half)),
      level(100, 'Dưới một nửa', undefined, excluding(half)),
    ]);
    expect(texts(published)).toEqual([
      'Mục 1.1: với thời lượng tối thiểu 90 phút, không có mức nào cho trên 45 phút đến dưới 60 phút.',
      'Mục 1.1: với thời lượng tối thiểu 90 phút, mức "Thiếu đến 15 phút" chồng lên mức khác: đúng 75 phút.',
      'Mục 1.1: với thời lượng tối thiểu 120 phút, không có mức nào cho trên 60 phút đến dưới 90 phút.',
      'Mục 1.1: với thời lượng tối thiểu 120 phút, mức "Thiếu đến 15 phút" chồng lên mức khác: đúng 105 phút.',
      'Mục 1.1: với thời lượng tối thiểu 45 phút, mức "Thiếu 15 đến 30 phút" chồng lên mức khác: từ 15 phút đến dưới 22,5 phút.',
      'Mục 1.1: với thời lượng tối thiểu 45 phút, mức "Thiếu đến 15 phút" chồng lên mức khác: đúng 30 phút.',
      'Mục 1.1: với thời lượng tối thiểu 45 phút, mức "Bằng một nửa" cao hơn mức "Thiếu 15 đến 30 phút" nhưng không nhiều điểm hơn.',
    ]);
  });
});

describe('level scales', () => {
  const ratio = (levels: ScoreLevel[]): string[] => texts(withLevels(phuTho, 'II.1', levels));

  it('finds what is missing below the lowest and above the highest level', () => {
    expect(
      ratio([
        level(1500, 'Cao', including(9000), excluding(9500)),
        level(300, 'Thấp', including(1000), excluding(9000)),
      ]),
    ).toEqual([
      'Mục II.1: không có mức nào cho từ 0% đến dưới 10%.',
      'Mục II.1: không có mức nào cho từ 95% đến 100%.',
    ]);
    const short = withLevels(phuTho, 'III.2', [
      level(600, 'Dài', including(90), including(200)),
      level(0, 'Ngắn', undefined, excluding(90)),
    ]);
    expect(texts(short)).toEqual(['Mục III.2: không có mức nào cho trên 200 phút trở lên.']);
  });

  it('finds two levels for one value, and a level inside another', () => {
    expect(ratio([level(1500, 'Cao', including(9000)), level(300, 'Thấp', undefined, including(9000))])).toEqual([
      'Mục II.1: mức "Cao" chồng lên mức khác: đúng 90%.',
    ]);
    expect(ratio([level(300, 'Thấp'), level(1500, 'Cao', including(5000), including(6000))])).toEqual([
      'Mục II.1: mức "Cao" chồng lên mức khác: từ 50% đến 60%.',
    ]);
  });

  it('refuses a level outside the measure', () => {
    expect(ratio([level(1500, 'Hơn cả', excluding(10_000)), level(300, 'Mọi tỷ lệ')])).toEqual([
      'Mục II.1: mức "Hơn cả" trống hoặc ngược đầu đuôi.',
    ]);
  });

  it('knows that minutes are whole: "đến 74" and "từ 75" meet', () => {
    const set = withLevels(phuTho, 'III.2', [
      level(600, 'Dài', including(75)),
      level(0, 'Ngắn', undefined, including(74)),
    ]);
    expect(texts(set)).toEqual([]);
  });

  it('refuses levels upside down, more of the measure for fewer points, a best level that is not the maximum', () => {
    expect(
      ratio([level(1500, 'Ngược', including(9000), excluding(8000)), level(300, 'Thấp', undefined, excluding(9000))]),
    ).toEqual(['Mục II.1: mức "Ngược" trống hoặc ngược đầu đuôi.']);
    expect(ratio([level(300, 'Cao', including(9000)), level(1500, 'Thấp', undefined, excluding(9000))])).toEqual([
      'Mục II.1: mức "Cao" cao hơn mức "Thấp" nhưng không nhiều điểm hơn.',
    ]);
    expect(ratio([level(1400, 'Cao', including(9000)), level(300, 'Thấp', undefined, excluding(9000))])).toEqual([
      'Mục II.1: mức cao nhất là 14 điểm, khác điểm tối đa 15.',
    ]);
  });

  it('holds relative scales against the smallest minimum a superior may set', () => {
    const set = { ...hd42Commune, minMinutes: { ...hd42Commune.minMinutes, smallestAllowed: 20 } };
    expect(texts(set)).toEqual([
      'Mục 1.1: với thời lượng tối thiểu 20 phút, mức "Thiếu trên 15 phút, còn trên một nửa" trống hoặc ngược đầu đuôi.',
    ]);
  });

  it('tries the minima in between too', () => {
    const capped = withLevels(hd42Commune, '1.1', [
      level(500, 'Đủ', including(minimum(0))),
      level(400, 'Gần đủ', including(119), excluding(minimum(0))),
      level(100, 'Thiếu', undefined, excluding(119)),
    ]);
    expect(texts({ ...capped, minMinutes: { base: 130, rules: [], smallestAllowed: 125, thematic: 60 } })).toEqual([]);
    const low = { ...capped, minMinutes: { base: 130, rules: [], smallestAllowed: 119, thematic: 60 } };
    expect(texts(low)[0]).toContain('với thời lượng tối thiểu 119 phút');
    const stepped = withLevels(hd42Commune, '1.1', [
      level(500, 'Đủ', including({ minimumTimes: [1, 1], plus: 0 })),
      level(100, 'Thiếu', undefined, including(130)),
    ]);
    expect(texts({ ...stepped, minMinutes: { base: 131, rules: [], smallestAllowed: 131, thematic: 60 } })).toEqual([
      'Mục 1.1: với thời lượng tối thiểu 132 phút, không có mức nào cho trên 130 phút đến dưới 132 phút.',
    ]);
  });

  it('refuses ratios in parts of a duration, and a floor above the lowest level', () => {
    expect(
      ratio([level(1500, 'Cao', including(minimum(0))), level(300, 'Thấp', undefined, excluding(minimum(0)))]),
    ).toEqual(['Mục II.1: tỷ lệ phần trăm không so được với thời lượng tối thiểu.']);
    const floor = withLine(hd12, 'I.1', ({ rule }) => ({
      rule: {
        ...(rule as Extract<typeof rule, { kind: 'LEVELS' }>),
        deduct: { per: 'unexcused', points: 200, floor: 300 },
      },
    }));
    expect(texts(floor)).toEqual(['Mục I.1: sàn 3 điểm cao hơn mức thấp nhất 2.']);
  });
});

describe('the check agrees with asking every value for its levels', () => {
  const bound = (at: fc.Arbitrary<number>) => fc.option(fc.record({ at, inclusive: fc.boolean() }), { nil: undefined });
  const scale = (at: fc.Arbitrary<number>) =>
    fc.array(fc.record({ points: fc.nat(500), label: fc.constant('mức'), lower: bound(at), upper: bound(at) }), {
      minLength: 1,
      maxLength: 4,
    });

  it.each([
    ['percentages', 'II.1', [0, 2500, 5000, 7500, 10_000], Array.from({ length: 9 }, (_, at) => at * 1250)],
    ['whole minutes', 'III.2', [0, 1, 3, 4, 8], Array.from({ length: 10 }, (_, at) => at)],
  ])('for %s', (_what, code, bounds, values) => {
    fc.assert(
      fc.property(scale(fc.constantFrom(...bounds)), (levels) => {
        const said = texts(withLevels(phuTho, code, levels));
        fc.pre(!said.some((text) => text.includes('trống')));
        const holding = (num: number): number => levels.filter((one) => levelOf([one], { num, den: 1 }, 0)).length;
        const sound = values.every((value) => holding(value) === 1);
        expect(said.some((text) => /không có mức nào|chồng lên/.test(text))).toBe(!sound);
      }),
      { numRuns: 1000 },
    );
  });
});
