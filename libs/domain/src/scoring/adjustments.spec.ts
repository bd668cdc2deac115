import { describe, expect, it } from 'vitest';
import { bestAnswers, FACTS, line, linesOf, scored } from '../../test-support/a-card';
import type { Adjustment } from './adjustments';
import { ADJUSTMENT_REASONS, adjustmentText, checkAdjustments, pointsOffered } from './adjustments';
import type { CriteriaSet } from '../criteria';
import { score } from './score';
import { hd12, hd42Central, hd42Commune, phuTho, thematic } from '../templates';

const adjusted = (set: CriteriaSet, adjustments: Adjustment[]) => score(set, FACTS, bestAnswers(set), adjustments);
const to = (code: string, points: number, words = 'Biên bản không ghi'): Adjustment => ({
  code,
  points,
  reasonCode: 'NO_EVIDENCE',
  words,
});
const refusals = (...adjustments: Adjustment[]) => checkAdjustments(hd42Commune, scored(hd42Commune), adjustments);

describe('the verified score', () => {
  it('is the self score when nothing is adjusted', () => {
    expect(adjusted(hd42Commune, [])).toEqual(scored(hd42Commune));
  });

  it('differs by its adjustments alone: line, group, total, band and reasons follow', () => {
    const verified = adjusted(hd42Commune, [to('2.1', 100), to('4.5', 200)]);
    expect(line(verified, '2.1')).toMatchObject({ points: 100, state: 'COMPUTED' });
    expect(verified.total).toBe(10_000 - 300 - 300);
    expect(verified.groups.find(({ code }) => code === line(verified, '2.1').groupCode)?.points).toBeLessThan(
      verified.groups.find(({ code }) => code === line(verified, '2.1').groupCode)?.maxPoints ?? 0,
    );
  });

  it('falls a band with its total', () => {
    const heavy = linesOf(hd42Commune).filter(({ maxPoints }) => maxPoints >= 1000);
    const verified = adjusted(
      hd42Commune,
      heavy.map(({ code }) => to(code, 0)),
    );
    expect(verified.band).not.toBe('GOOD');
    expect(verified.total).toBe(verified.groups.reduce((sum, { points }) => sum + points, 0));
  });

  it('never gives points to a line that does not apply', () => {
    expect(line(adjusted(hd42Commune, [to('4.3', 500)]), '4.3').points).toBeUndefined();
  });

  it.each([hd42Commune, hd42Central, phuTho, hd12, thematic])('$code: offers its points line by line', (set) => {
    const self = scored(set);
    for (const criterion of linesOf(set)) {
      const { maxPoints } = line(self, criterion.code);
      const offered = pointsOffered(criterion, maxPoints, set);
      expect(offered).toEqual([...new Set(offered)].sort((a, b) => b - a));
      for (const points of offered) {
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(maxPoints);
      }
      if (maxPoints > 0) expect(offered[0]).toBe(maxPoints);
    }
  });
});

describe('checkAdjustments', () => {
  it('takes points the line offers, with words', () => {
    expect(refusals(to('2.1', 100), to('4.5', 200))).toEqual([]);
  });

  it.each<[string, Adjustment, string]>([
    ['above the maximum', to('2.1', 500), 'Mục 2.1 có điểm điều chỉnh vượt tối đa 4 điểm.'],
    ['not offered', to('2.1', 350), 'Mục 2.1 chỉ nhận 4; 3; 2; 1 điểm.'],
    ['without change', to('2.1', 400), 'Mục 2.1 có điểm điều chỉnh bằng điểm chi bộ tự chấm.'],
    ['without words', to('2.1', 100, ' '), 'Mục 2.1 chưa ghi lý do điều chỉnh.'],
    ['with too many words', to('2.1', 100, 'a'.repeat(1001)), 'Mục 2.1 có lý do dài quá 1000 ký tự.'],
    ['of an unknown line', to('9.9', 100), 'Mục 9.9 không có trong bộ tiêu chí.'],
    ['of a line that is out', to('4.3', 100), 'Mục 4.3 không tính ở kỳ này nên không điều chỉnh được.'],
  ])('refuses one %s', (_how, adjustment, text) => {
    expect(refusals(adjustment)).toEqual([{ at: `adjustments.${adjustment.code}`, text }]);
  });

  it('refuses a line twice', () => {
    expect(refusals(to('2.1', 100), to('2.1', 200))).toEqual([
      { at: 'adjustments.2.1', text: 'Mục 2.1 được điều chỉnh hai lần.' },
    ]);
  });
});

it('says why in label and words', () => {
  expect(adjustmentText(to('2.1', 100))).toBe('Chưa có căn cứ, minh chứng: Biên bản không ghi');
  expect(new Set(ADJUSTMENT_REASONS.map(({ code }) => code)).size).toBe(ADJUSTMENT_REASONS.length);
});
