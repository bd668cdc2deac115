import { describe, expect, it } from 'vitest';
import type { ModelState } from './exemplary-model';
import { lastOpenDay, whyNotDecideModel, whyNotRemark } from './exemplary-model';

const LAST = '2026-03-10';

describe('a model before all', () => {
  it.each([
    ['2026-03-01', 1, '2026-03-01'],
    ['2026-03-01', 10, LAST],
    ['2026-02-27', 3, '2026-03-01'],
  ])('opened on %s for %i days is open to the end of %s', (day, days, last) =>
    expect(lastOpenDay(day, days)).toBe(last),
  );

  it.each<[ModelState, string, boolean, boolean]>([
    ['NOMINATED', '2026-03-01', false, false],
    ['OPEN', LAST, true, false],
    ['OPEN', '2026-03-11', false, true],
    ['RECOGNISED', '2026-03-01', false, false],
    ['DECLINED', '2026-03-11', false, false],
  ])('%s on %s takes remarks: %s, may be decided: %s', (state, today, remark, decide) => {
    const standing = { state, openUntil: LAST };
    expect([whyNotRemark(standing, today) === undefined, whyNotDecideModel(standing, today) === undefined]).toEqual([
      remark,
      decide,
    ]);
  });
});
