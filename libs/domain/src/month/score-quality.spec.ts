import { describe, expect, it } from 'vitest';
import { scored } from '../../test-support/a-card';
import type { QualityCard } from './score-quality';
import { gapLevel, MANY_CARDS, scoreQuality } from './score-quality';
import { hd42Commune } from '../templates';

const { lines } = scored(hd42Commune, { speakers: 5 });
const card = (total: number, change: Partial<QualityCard> = {}): QualityCard => ({
  cellId: 'a',
  month: '2026-03',
  self: { total, lines },
  same: false,
  ...change,
});

describe('scores of an organisation', () => {
  it('have means over the cards that have them, each with its n', () => {
    const quality = scoreQuality([
      card(9800, { verified: { total: 9300 }, band: 'GOOD' }),
      card(9000, { verified: { total: 9000 }, band: 'FAIR' }),
      card(9500, { observed: { total: 8300 } }),
    ]);
    expect(quality).toMatchObject({
      cards: 3,
      rated: 2,
      good: 1,
      goodShare: 500,
      self: { mean: 9433, n: 3 },
      verified: { mean: 9150, n: 2 },
      observed: { mean: 8300, n: 1 },
      verifiedGap: { mean: 250, n: 2 },
      observedGap: { mean: 1200, n: 1 },
      level: 'RED',
    });
  });

  it('have no mean, share or level where there is nothing: missing is not zero', () => {
    expect(scoreQuality([])).toEqual({
      cards: 0,
      rated: 0,
      good: 0,
      same: 0,
      hasty: 0,
      neverBelow: [],
      goodShare: undefined,
      self: undefined,
      verified: undefined,
      observed: undefined,
      verifiedGap: undefined,
      observedGap: undefined,
      level: undefined,
    });
  });

  it('count cards like the one before and cards filled in under 45 seconds', () => {
    const quality = scoreQuality([
      card(1, { same: true }),
      card(1, { secondsSpent: 44 }),
      card(1, { secondsSpent: 45 }),
    ]);
    expect([quality.same, quality.hasty]).toEqual([1, 1]);
  });

  it('name the lines that were never below their maximum, of enough cards only', () => {
    const many = Array.from({ length: MANY_CARDS }, () => card(9800));
    expect(scoreQuality(many).neverBelow).toContain('2.1');
    expect(scoreQuality(many).neverBelow).not.toContain('4.5');
    expect(scoreQuality(many.slice(1)).neverBelow).toEqual([]);
  });
});

it.each([
  [0, 'GREEN'],
  [500, 'GREEN'],
  [501, 'YELLOW'],
  [-1000, 'YELLOW'],
  [1001, 'RED'],
])('a gap of %d hundredths is %s', (mean, level) => {
  expect(gapLevel({ mean, n: 1 }, undefined)).toBe(level);
});
