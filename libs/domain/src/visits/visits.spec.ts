import { describe, expect, it } from 'vitest';
import { daysOfQuarter, formatQuarter, lastMonthOf, quarterOf } from '../calendar';
import type { VisitCandidate } from './visits';
import {
  coverageText,
  proposeVisits,
  visitCoverage,
  whyNotDone,
  whyNotDue,
  whyNotObserved,
  whyNotPlanned,
} from './visits';

describe('a quarter', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-12-31', '2026-Q4'],
  ])('holds %s: %s', (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter);
    const { first, last } = daysOfQuarter(quarter);
    expect(first <= day && day <= last).toBe(true);
  });

  it('has words', () => {
    expect(formatQuarter('2026-Q4')).toBe('quý IV năm 2026');
    expect(lastMonthOf('2026-Q4')).toBe('2026-12');
  });
});

describe('days of a visit', () => {
  it('lie in its quarter', () => {
    expect(whyNotPlanned('2026-Q1', '2026-03-31')).toBeUndefined();
    expect(whyNotPlanned('2026-Q1', '2026-04-01')).toMatch(/không thuộc quý I năm 2026/);
    expect(whyNotPlanned('2026-Q1', '2025-12-31')).toMatch(/không thuộc/);
  });

  it('are not to come once it took place', () => {
    expect(whyNotDone('2026-Q1', '2026-03-06', '2026-03-06')).toBeUndefined();
    expect(whyNotDone('2026-Q1', '2026-03-07', '2026-03-06')).toMatch(/chưa đến/);
    expect(whyNotDone('2026-Q1', '2025-12-31', '2026-03-06')).toMatch(/không thuộc/);
  });

  it('bound those of its actions', () => {
    expect(whyNotDue('2026-03-05', '2026-03-05')).toBeUndefined();
    expect(whyNotDue('2026-03-05', '2026-03-04')).toMatch(/từ ngày dự/);
    expect(whyNotDue('2026-03-05', '2030-01-01')).toMatch(/từ ngày dự/);
  });
});

describe('coverage', () => {
  it('counts every organisation once and only what took place', () => {
    const coverage = visitCoverage([
      { organizationId: 'a', kind: 'CELL', state: 'DONE' },
      { organizationId: 'a', kind: 'CELL', state: 'DONE' },
      { organizationId: 'b', kind: 'CELL', state: 'MISSED' },
      { organizationId: 'c', kind: 'COMMITTEE', state: 'DONE' },
      { organizationId: 'd', kind: 'COMMITTEE', state: 'PLANNED' },
    ]);
    expect(coverage).toEqual({ committees: 1, cells: 1 });
  });

  it('reads as in the report', () => {
    expect(coverageText({ committees: 8, cells: 18 })).toBe('08 cấp ủy và 18 chi bộ');
  });
});

describe('the observed score', () => {
  const visit = { kind: 'CELL', state: 'DONE', members: [{ accountId: 'me' }, {}] } as const;

  it('is given by a member, of a branch that was sat in on', () => {
    expect(whyNotObserved(visit, 'me')).toBeUndefined();
    expect(whyNotObserved(visit, 'other')).toContain('có tên trong tổ công tác');
    expect(whyNotObserved({ ...visit, state: 'PLANNED' }, 'me')).toContain('ngày đã dự');
    expect(whyNotObserved({ ...visit, kind: 'COMMITTEE' }, 'me')).toContain('ghi phát hiện');
  });
});

describe('a proposal', () => {
  const branch = (organizationId: string, gap?: number, change: Partial<VisitCandidate> = {}): VisitCandidate => ({
    organizationId,
    verifiedGaps: gap === undefined ? [] : [gap],
    observedGaps: [],
    visited: false,
    ...change,
  });
  const ids = (proposals: { organizationId: string }[]): string[] =>
    proposals.map(({ organizationId }) => organizationId);
  const never = (): number => 0;

  it('takes seven of ten by the widest gap and draws three', () => {
    const wide = Array.from({ length: 12 }, (_, at) => branch(`w${String(at).padStart(2, '0')}`, 600 + at));
    const narrow = Array.from({ length: 12 }, (_, at) => branch(`n${at}`, 100));
    const proposed = proposeVisits([...narrow, ...wide], 10, never);
    expect(ids(proposed.slice(0, 7))).toEqual(['w11', 'w10', 'w09', 'w08', 'w07', 'w06', 'w05']);
    expect(proposed.map(({ because }) => because)).toEqual([...Array(7).fill('GAP'), ...Array(3).fill('RANDOM')]);
    expect(new Set(ids(proposed)).size).toBe(10);
  });

  it('draws all where no gap is known or wide, and no more than there are', () => {
    const proposed = proposeVisits([branch('a'), branch('b', 500), branch('c', -499)], 10, never);
    expect(proposed.map(({ because }) => because)).toEqual(['RANDOM', 'RANDOM', 'RANDOM']);
  });

  it('is drawn by the chance given to it', () => {
    const branches = ['a', 'b', 'c', 'd'].map((id) => branch(id));
    const orders = [0, 0.4, 0.99].map((chance) => ids(proposeVisits(branches, 4, () => chance)).join(''));
    expect(new Set(orders).size).toBe(3);
    for (const order of orders) expect([...order].sort().join('')).toBe('abcd');
  });

  it('leaves out who is visited this quarter', () => {
    expect(ids(proposeVisits([branch('a', 2000, { visited: true }), branch('b')], 5, never))).toEqual(['b']);
  });

  it('goes by the mean over the cards, the wider of the two gaps, to either side', () => {
    const [first, second] = proposeVisits(
      [branch('a', undefined, { verifiedGaps: [1200, 0], observedGaps: [-1500] }), branch('b', 1100)],
      3,
      never,
    );
    expect(first).toMatchObject({ organizationId: 'a', gap: -1500, level: 'RED' });
    expect(first.text).toBe('Hai quý qua, bình quân điểm tự chấm thấp hơn điểm tổ công tác 15 điểm.');
    expect(second.text).toContain('điểm tự chấm cao hơn điểm thẩm định 11 điểm');
  });
});
