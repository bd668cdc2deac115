import { describe, expect, it } from 'vitest';
import { hd42Commune } from '../templates';
import type { LineScore } from './score-result';
import { lossOf, lostBy } from './lost-points';

const line = (code: string, maxPoints: number, points?: number): LineScore => ({
  code,
  groupCode: code.split('.')[0],
  maxPoints,
  points,
  state: points === undefined ? 'MOVED' : 'ANSWERED',
  explanation: '',
});

describe('points lost', () => {
  it('are those below the maximum; a line that waits or does not apply loses nothing', () => {
    expect([line('1.1', 200, 50), line('1.1', 200, 200), line('1.1', 0)].map(lossOf)).toEqual([150, 0, 0]);
  });

  it('stand in the order of the set, under its short names, and lines of other sets are none of it', () => {
    const [first, second] = hd42Commune.groups.flatMap(({ criteria }) => criteria);
    const lines = [line(second.code, 300, 100), line(first.code, 200, 150), line('99.9', 100, 0)];
    expect(lostBy(hd42Commune, { lines })).toEqual([
      { code: first.code, label: first.shortLabel, lost: 50 },
      { code: second.code, label: second.shortLabel, lost: 200 },
    ]);
  });
});
