import { describe, expect, it } from 'vitest';
import { FACTS, scored } from '../../test-support/a-card';
import type { MeasureRequirement } from './band-measure';
import { judgeMeasure } from './band-measure';
import type { CriteriaSet } from './criteria-set';
import { hd12, hd42Central, hd42Commune } from '../templates';

const people = (present: number, of: number) => ({ memberCount: of, exempt: 0, present, excused: of - present });
const judged = (requires: MeasureRequirement, facts: object, set: CriteriaSet = hd42Central) =>
  judgeMeasure(requires, set, { ...FACTS, ...facts });

/** 12-HD/BTCTW (06/7/2018): attendance above 85 %. */
const ABOVE: MeasureRequirement = { kind: 'MEASURE_MORE_THAN', measure: 'ATTENDANCE', at: 8500 };
const FROM: MeasureRequirement = { ...ABOVE, kind: 'MEASURE_AT_LEAST' };
const OWN_MINIMUM: MeasureRequirement = {
  kind: 'MEASURE_AT_LEAST',
  measure: 'MINUTES',
  at: { minimumTimes: [1, 1], plus: 0 },
};

describe('a strict limit', () => {
  it.each([
    [1700, 2000, false, 'có mặt 85,0%'],
    [1701, 2001, true, 'có mặt trên 85%'],
    [1701, 2000, true, 'có mặt 85,1%'],
    [17, 20, false, 'có mặt 85,0%'],
    [1699, 2000, false, 'có mặt 84,9%'],
    [18, 20, true, 'có mặt 90,0%'],
  ])('is passed by %i of %i: %s', (present, of, met, is) => {
    expect(judged(ABOVE, people(present, of))).toEqual({ met, is, asked: 'trên 85%' });
  });

  it('differs from "từ 85%" at the limit alone', () => {
    for (let present = 1690; present <= 1710; present += 1) {
      const facts = people(present, 2000);
      const [above, from] = [judged(ABOVE, facts), judged(FROM, facts)];
      expect([present, above]).toEqual([present, expect.objectContaining({ met: present > 1700 })]);
      expect([present, from]).toEqual([present, expect.objectContaining({ met: present >= 1700 })]);
    }
  });

  it('caps the band and is told in words', () => {
    const bandRules = [{ code: 'R', label: 'Có mặt trên 85%', cap: 'FAIR' as const, requires: ABOVE }];
    const card = scored({ ...hd42Central, bandRules }, people(17, 20));
    expect(card).toMatchObject({ band: 'FAIR', bandBySum: 'GOOD' });
    expect(card.rules[0]).toMatchObject({ met: false, finding: 'có mặt 85,0%, cần trên 85%' });
    expect(card.reasons).toEqual([
      'Tổng điểm 100 nhưng xếp loại Khá vì có mặt 85,0%. Điều kiện xếp loại Tốt là trên 85%.',
    ]);
    expect(scored({ ...hd42Central, bandRules }, people(1701, 2001)).band).toBe('GOOD');
  });
});

describe("a limit in parts of the meeting's own minimum", () => {
  it.each([
    [{ minutes: 95 }, true, 'từ 90 phút'],
    [{ minutes: 95, hasThematicPart: true }, false, 'từ 120 phút'],
    [{ minutes: 60, minMinutesOverride: 60 }, true, 'từ 60 phút'],
    [{ minutes: 59, minMinutesOverride: 60 }, false, 'từ 60 phút'],
  ])('%j: met %s, %s', (facts, met, asked) => {
    expect(judged(OWN_MINIMUM, facts, hd12)).toEqual({ met, asked, is: `thời lượng ${facts.minutes} phút` });
  });

  it('waits for the facts the minimum follows from, and writes a half minute', () => {
    expect(judged(OWN_MINIMUM, { hasThematicPart: undefined }, hd12)).toBeUndefined();
    const half: MeasureRequirement = { ...OWN_MINIMUM, at: { minimumTimes: [1, 2], plus: 0 } };
    expect(judged(half, { minutes: 22, minMinutesOverride: 45 }, hd42Commune)).toMatchObject({
      met: false,
      asked: 'từ 22,5 phút',
    });
  });
});
