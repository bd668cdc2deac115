import { describe, expect, it } from 'vitest';
import type { RegisteredCell } from './obligation-why';
import { countsInBase, OBLIGATION_WHY_LABEL, OBLIGATION_WHYS, obligationWhy, whyNotOwing } from './obligation-why';

describe('why a branch owes a card', () => {
  it.each([
    ['OPEN', undefined, 'OWING'],
    ['DRAFT', undefined, 'OWING'],
    ['VOTED', undefined, 'OWING'],
    ['RETURNED', undefined, 'OWING'],
    ['SUBMITTED', undefined, 'SENT'],
    ['VERIFIED', undefined, 'SENT'],
    ['DECIDED', undefined, 'SENT'],
    ['MET', undefined, 'SENT'],
    ['EXCUSED', 'Bàn giao', 'EXCUSED'],
    ['NOT_HELD', 'Bão lũ', 'NOT_HELD_REASON'],
    ['NOT_HELD', undefined, 'NOT_HELD'],
  ] as const)('%s, %s: %s', (state, reason, why) => expect(obligationWhy(state, reason)).toBe(why));

  it('counts in the base whoever owed a meeting, held or not, and has words for all', () => {
    expect(OBLIGATION_WHYS.filter(countsInBase)).toEqual(['SENT', 'RECORDED', 'OWING', 'NOT_HELD_REASON', 'NOT_HELD']);
    expect(Object.keys(OBLIGATION_WHY_LABEL)).toEqual([...OBLIGATION_WHYS]);
  });
});

describe('why a branch owes nothing on 31/03/2026', () => {
  const HERE: RegisteredCell = { existsFrom: '2020-01-01', links: [{ from: '2020-01-01' }], opened: false };

  it.each<[string, Partial<RegisteredCell>, object]>([
    ['founded the day after', { existsFrom: '2026-04-01' }, { why: 'NOT_FOUNDED', day: '2026-04-01' }],
    ['merged that day', { existsTo: '2026-03-31' }, { why: 'ENDED', day: '2026-03-31' }],
    ['merged later, never opened', { existsTo: '2026-04-01' }, { why: 'NOT_OPENED' }],
    ['its card counts where it met', { opened: true }, { why: 'ELSEWHERE' }],
    ['left', { links: [{ from: '2020-01-01', to: '2026-03-15' }] }, { why: 'LEFT', day: '2026-03-15' }],
    ['comes later', { links: [{ from: '2026-04-05' }] }, { why: 'NOT_JOINED', day: '2026-04-05' }],
    [
      'left and comes back',
      { links: [{ from: '2020-01-01', to: '2026-03-01' }, { from: '2026-04-05' }] },
      { why: 'LEFT', day: '2026-03-01' },
    ],
  ])('%s', (_how, change, why) => expect(whyNotOwing({ ...HERE, ...change }, '2026-03-31')).toEqual(why));
});
