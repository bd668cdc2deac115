import { describe, expect, it } from 'vitest';
import { MOST_KEPT, Purses } from './purses';

describe('purses', () => {
  it('give what is in them, and fill up again', () => {
    const purses = new Purses({ atOnce: 2, perSecond: 1 });
    expect([0, 0, 0, 999, 1_000].map((at) => purses.take('a', at))).toEqual([true, true, false, false, true]);
    expect(purses.take('b', 0)).toBe(true);
  });

  it('are kept in bounded number: of many strangers the one that was away the longest begins anew', () => {
    const purses = new Purses({ atOnce: 1, perSecond: 0 });
    for (const who of ['old', 'late']) purses.take(who, 0);
    for (let at = 2; at < MOST_KEPT; at += 1) purses.take(`stranger ${at}`, 0);
    expect(purses.take('late', 0)).toBe(false);
    purses.take('one more', 0);
    expect([purses.take('late', 0), purses.take('old', 0)]).toEqual([false, true]);
  });
});
