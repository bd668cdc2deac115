import { describe, expect, it } from 'vitest';
import { scored } from '../../test-support/a-card';
import type { QualityCard, ScoreQuality } from './score-quality';
import { addCard, emptyTally, fullLines, gapLevel, MANY_CARDS, scoreQuality } from './score-quality';
import { hd42Central, hd42Commune, TEMPLATES } from '../templates';

const full = fullLines(scored(hd42Commune, { speakers: 5 }).lines);
const codes = (set: typeof hd42Commune): string[] =>
  set.groups.flatMap(({ criteria }) => criteria.map(({ code }) => code));
const SETS: Record<string, string[]> = { commune: codes(hd42Commune), central: codes(hd42Central) };
const card = (self: number, change: Partial<QualityCard> = {}): QualityCard => ({
  setId: 'commune',
  self,
  full,
  same: false,
  ...change,
});
const qualityOf = (cards: readonly QualityCard[]): ScoreQuality => {
  const tally = emptyTally();
  for (const each of cards) addCard(tally, each);
  return scoreQuality(tally, (setId) => SETS[setId]);
};

describe('scores of an organisation', () => {
  it('have means over the cards that have them, each with its n', () => {
    const quality = qualityOf([
      card(9800, { verified: 9300, band: 'GOOD' }),
      card(9000, { verified: 9000, band: 'FAIR' }),
      card(9500, { observed: 8300 }),
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
    expect(qualityOf([])).toEqual({
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
    const quality = qualityOf([card(1, { same: true }), card(1, { secondsSpent: 44 }), card(1, { secondsSpent: 45 })]);
    expect([quality.same, quality.hasty]).toEqual([1, 1]);
  });

  it('name the lines that were never below their maximum, of enough cards only', () => {
    const many = Array.from({ length: MANY_CARDS }, () => card(9800));
    expect(qualityOf(many).neverBelow).toContain('2.1');
    expect(qualityOf(many).neverBelow).not.toContain('4.5');
    expect(qualityOf(many.slice(1)).neverBelow).toEqual([]);
    const lower = full.slice(0, SETS['commune'].indexOf('2.1')) + '0' + full.slice(SETS['commune'].indexOf('2.1') + 1);
    expect(qualityOf([...many, card(9700, { full: lower })]).neverBelow).not.toContain('2.1');
  });

  it('of two sets name only lines that both have', () => {
    const many = Array.from({ length: MANY_CARDS }, () => card(9800));
    const other = card(9800, { setId: 'central', full: '1'.repeat(SETS['central'].length) });
    const both = qualityOf([...many, other]).neverBelow;
    expect(both.every((code) => SETS['central'].includes(code))).toBe(true);
    expect(qualityOf(many).neverBelow.filter((code) => SETS['central'].includes(code))).toEqual(both);
  });
});

it('lines of a score stand in the order of their set, by which their marks are read', () => {
  for (const set of TEMPLATES) expect(scored(set, {}).lines.map(({ code }) => code)).toEqual(codes(set));
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
