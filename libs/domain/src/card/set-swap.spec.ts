import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAnswers, FACTS } from '../../test-support/a-card';
import { withLine } from '../../test-support/changed-set';
import { answersUnder, isUnmarked, linesToScore, sameLinesOf, swapWords, turnedTo } from './set-swap';
import type { KeyedAnswers } from './set-swap';
import { hd12, hd42Central, hd42Commune } from '../templates';

const marks = (value: number) => [{ code: '3.1', value }];

describe('answers keyed by set and line', () => {
  it('are put aside with their set and come back with it, though the other set has the same code', () => {
    const draft: KeyedAnswers & { weaknesses: string } = { answers: marks(1), weaknesses: 'Còn chậm.' };
    const turned = turnedTo(draft, 'a', 'b');
    expect(turned).toEqual({ answers: [], aside: { a: marks(1) }, weaknesses: 'Còn chậm.' });
    const scored = { ...turned, answers: marks(300) };
    const back = turnedTo(scored, 'b', 'a');
    expect(back).toEqual({ answers: marks(1), aside: { b: marks(300) }, weaknesses: 'Còn chậm.' });
    expect(answersUnder(back, 'a', 'a')).toEqual(marks(1));
    expect(answersUnder(back, 'a', 'b')).toEqual(marks(300));
    expect(answersUnder(back, 'a', 'c')).toEqual([]);
  });

  it('never move, are never lost and never doubled, whatever the order of the swaps', () => {
    const set = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.record({ to: set, value: fc.option(fc.nat({ max: 9 })) })), (steps) => {
        let [draft, own]: [KeyedAnswers, string] = [{ answers: [] }, 'a'];
        const given = new Map<string, number>();
        for (const { to, value } of steps) {
          draft = turnedTo(draft, own, to);
          own = to;
          if (value === null) continue;
          draft = { ...draft, answers: marks(value) };
          given.set(own, value);
        }
        for (const one of ['a', 'b', 'c']) {
          const value = given.get(one);
          expect(answersUnder(draft, own, one)).toEqual(value === undefined ? [] : marks(value));
        }
        expect(Object.keys(draft.aside ?? {})).not.toContain(own);
      }),
    );
  });

  it('leave nobody to ask where nothing was marked under either set', () => {
    expect(isUnmarked({ answers: [] }, 'b')).toBe(true);
    expect(isUnmarked({ answers: marks(1) }, 'b')).toBe(false);
    expect(isUnmarked({ answers: [], aside: { b: marks(1) } }, 'b')).toBe(false);
    expect(isUnmarked({ answers: [], aside: { c: marks(1) } }, 'b')).toBe(true);
  });
});

describe('a swap in words', () => {
  it('says from which set to which and how many lines have to be scored again', () => {
    expect(linesToScore(hd42Central, FACTS, [])).toBe(10);
    const some = bestAnswers(hd42Central).slice(0, 4);
    const again = linesToScore(hd42Central, FACTS, some);
    expect(again).toBe(6);
    expect(swapWords({ from: 'Bộ A', to: 'Bộ B', again, kept: 20 })).toBe(
      'Bộ tiêu chí đổi từ “Bộ A” sang “Bộ B”, 6 mục phải chấm lại.',
    );
    expect(swapWords({ from: 'Bộ A', again: 0, kept: 20 })).toContain('chưa có bộ nào khác');
  });
});

describe('lines of two sets', () => {
  it('are the same where code and words are', () => {
    expect(sameLinesOf(hd42Commune, hd42Central)).toEqual(new Set());
    expect(sameLinesOf(hd12, hd12).size).toBe(16);
    const next = withLine(hd12, 'II.1', () => ({ label: 'Mục khác' }));
    expect(sameLinesOf(hd12, next).has('II.1')).toBe(false);
    expect(sameLinesOf(hd12, next).size).toBe(15);
  });
});
