import { describe, expect, it } from 'vitest';
import type { CommendationCount } from './commendation';
import { commended, commendedWords } from './commendation';

const one = (kind: CommendationCount['kind'], form: CommendationCount['form'], n: number): CommendationCount => ({
  ...{ kind, form, n },
});

describe('how many were commended', () => {
  it.each<[CommendationCount[], string]>([
    [[one('COLLECTIVE', 'CERTIFICATE', 14)], '14 tập thể, 0 cá nhân (14 giấy khen)'],
    [
      [one('COLLECTIVE', 'CERTIFICATE', 30), one('INDIVIDUAL', 'CERTIFICATE', 50)],
      '30 tập thể, 50 cá nhân (80 giấy khen)',
    ],
    [
      [one('INDIVIDUAL', 'MERIT', 1), one('INDIVIDUAL', 'TITLE', 2)],
      '0 tập thể, 03 cá nhân (01 bằng khen, 02 danh hiệu)',
    ],
    [[], 'chưa có khen thưởng'],
  ])('%j is said as %s', (counts, words) => expect(commendedWords(counts)).toBe(words));

  it('is counted by kind, by form and by both', () => {
    const counts = [one('COLLECTIVE', 'MERIT', 2), one('COLLECTIVE', 'CERTIFICATE', 3), one('INDIVIDUAL', 'MERIT', 5)];
    expect([
      commended(counts),
      commended(counts, { kind: 'COLLECTIVE' }),
      commended(counts, { form: 'MERIT' }),
      commended(counts, { kind: 'COLLECTIVE', form: 'MERIT' }),
    ]).toEqual([10, 5, 7, 2]);
  });
});
