import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scored } from '../../test-support/a-card';
import type { Score } from '../scoring';
import type { CardToConfirm } from './review-exceptions';
import { exceptionsOf, linesText, sameLines } from './review-exceptions';
import { hd42Central, hd42Commune } from '../templates';

const VOTE = { officialPresent: 16, approve: 16, disapprove: 0, other: 0 };
const score = scored(hd42Commune, { speakers: 7 });
const card = (change: Partial<CardToConfirm> = {}): CardToConfirm => ({
  score,
  vote: VOTE,
  revision: 1,
  late: false,
  ...change,
});
const found = (change: Partial<CardToConfirm>) => exceptionsOf(card(change)).map(({ code, text }) => [code, text]);

describe('a card asks for a look', () => {
  it('not when it is clean', () => {
    expect(found({})).toEqual([]);
    expect(found({ previous: scored(hd42Commune, { speakers: 6, minutes: 80 }) })).toEqual([]);
  });

  it.each<[string, Partial<CardToConfirm>, string, string]>([
    ['sent late', { late: true }, 'LATE', 'Gửi quá hạn'],
    ['sent again', { revision: 2 }, 'RESENT', 'Gửi lại lần 2'],
    ['adjusted by who verified it', { adjusted: 2 }, 'ADJUSTED', 'Thẩm định điều chỉnh 2 mục'],
    ['at its maximum everywhere', { score: scored(hd42Commune) }, 'ALL_FULL', 'Mọi mục đạt điểm tối đa'],
    ['as last month', { previous: score }, 'SAME', 'Mọi mục giống tháng trước'],
    [
      'much lower than last month',
      { score: scored(hd42Commune, { speakers: 5, minutes: 40, tasksDone: 4 }), previous: scored(hd42Commune) },
      'BIG_CHANGE',
      'Giảm',
    ],
    ['voted against', { vote: { ...VOTE, approve: 14, disapprove: 1, other: 1 } }, 'OPPOSED', '2 đồng chí'],
    ['observed lower', { observed: scored(hd42Commune, { speakers: 5 }) }, 'OBSERVED_GAP', 'Tổ công tác chấm thấp hơn'],
  ])('when it was %s', (_how, change, code, text) => {
    expect(found(change)).toEqual([[code, expect.stringContaining(text)]]);
  });

  it('when a rule holds its band down', () => {
    const capped = { ...score, band: 'FAIR', bandBySum: 'GOOD' } as const;
    expect(found({ score: capped })).toEqual([['CAPPED', 'Tổng điểm mức Tốt nhưng xếp loại Khá']]);
  });

  it('in one order, whatever there is', () => {
    expect(exceptionsOf(card({ late: true, revision: 3, previous: score })).map(({ code }) => code)).toEqual([
      'LATE',
      'RESENT',
      'SAME',
    ]);
  });
});

it('compares lines of one set only', () => {
  expect(sameLines(score, score)).toBe(true);
  expect(sameLines(score, scored(hd42Commune, { speakers: 6 }))).toBe(false);
  expect(sameLines(score, scored(hd42Central))).toBe(false);
});

it('texts of lines are the same exactly where the lines are, in whatever order', () => {
  const points = fc.option(fc.constantFrom(0, 50, 100), { nil: undefined });
  const line = fc.record({ code: fc.constantFrom('1', '1.1', '2', 'a"b'), points });
  const lines = fc.uniqueArray(line, { selector: ({ code }) => code, maxLength: 4 });
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const [a, b] = [{ lines: one } as Score, { lines: other } as Score];
      expect(linesText(a) === linesText(b)).toBe(sameLines(a, b));
      expect(linesText({ lines: a.lines.toReversed() })).toBe(linesText(a));
    }),
  );
});
