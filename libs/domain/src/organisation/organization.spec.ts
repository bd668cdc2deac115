import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar';
import type { DatedLink } from './organization';
import { findCycle, findOverlap, overlap } from './organization';

const link = (child: string, parent: string, from: string, to?: string): DatedLink => ({ child, parent, from, to });
const [JAN, MAR, JUN, SEP] = ['2026-01-01', '2026-03-01', '2026-06-01', '2026-09-01'];

describe('overlap', () => {
  it('is end-exclusive and knows periods without end', () => {
    expect(overlap({ from: JAN, to: MAR }, { from: MAR, to: JUN })).toBe(false);
    expect(overlap({ from: JAN, to: '2026-03-02' }, { from: MAR, to: JUN })).toBe(true);
    expect(overlap({ from: JAN }, { from: SEP })).toBe(true);
    expect(overlap({ from: JAN }, { from: '2025-01-01', to: JAN })).toBe(false);
    expect(overlap({ from: MAR, to: JUN }, { from: JAN, to: SEP })).toBe(true);
  });

  it('is the same as sharing a day, either way round', () => {
    const day = fc.integer({ min: 0, max: 20 });
    const period = fc
      .tuple(day, fc.integer({ min: 1, max: 8 }))
      .map(([start, length]) => ({ from: addDays(JAN, start), to: addDays(JAN, start + length) }));
    fc.assert(
      fc.property(period, period, (a, b) => {
        const days = Array.from({ length: 30 }, (_, at) => addDays(JAN, at));
        const shared = days.some((one) => a.from <= one && one < a.to && b.from <= one && one < b.to);
        expect(overlap(a, b)).toBe(shared);
        expect(overlap(b, a)).toBe(shared);
      }),
    );
  });
});

describe('findOverlap', () => {
  it('lets a branch change its superior from one day to the next', () => {
    expect(findOverlap([link('cell', 'a', JAN, MAR), link('cell', 'b', MAR), link('other', 'a', JAN)])).toBeUndefined();
    expect(findOverlap([])).toBeUndefined();
  });

  it('finds two superiors on one day, whatever the order', () => {
    const [first, second] = [link('cell', 'a', JAN, '2026-03-02'), link('cell', 'b', MAR)];
    expect(findOverlap([second, link('cell', 'c', '2025-01-01', JAN), first])).toEqual([first, second]);
  });

  it('finds one long link over two short ones', () => {
    const long = link('cell', 'a', JAN);
    expect(findOverlap([link('cell', 'c', JUN, SEP), link('cell', 'b', MAR, JUN), long])).toEqual([
      long,
      link('cell', 'b', MAR, JUN),
    ]);
  });
});

describe('findCycle', () => {
  it('finds nothing in a tree that is turned over between two days', () => {
    expect(findCycle([link('a', 'root', JAN), link('b', 'a', JAN, JUN), link('c', 'b', JAN)])).toBeUndefined();
    expect(findCycle([link('b', 'a', JAN, JUN), link('a', 'b', JUN)])).toBeUndefined();
  });

  it('finds an organisation above itself, and the day it begins', () => {
    expect(findCycle([link('a', 'a', MAR)])).toEqual({ day: MAR, organization: 'a' });
    expect(findCycle([link('a', 'b', JAN), link('b', 'c', MAR), link('c', 'a', JUN)])).toMatchObject({ day: JUN });
    expect(findCycle([link('b', 'a', JAN, SEP), link('a', 'b', JUN)])).toMatchObject({ day: JUN });
  });

  it('finds a cycle that is over again', () => {
    expect(findCycle([link('a', 'b', JAN), link('b', 'a', MAR, '2026-03-02')])).toMatchObject({ day: MAR });
  });

  it('agrees with a walk up from everybody on every day', () => {
    const node = fc.constantFrom('a', 'b', 'c', 'd');
    const links = fc.uniqueArray(
      fc
        .tuple(node, node, fc.nat(9), fc.integer({ min: 1, max: 5 }))
        .map(([child, parent, start, length]) =>
          link(child, parent, addDays(JAN, start), addDays(JAN, start + length)),
        ),
      { selector: ({ child }) => child, maxLength: 4 },
    );
    fc.assert(
      fc.property(links, (all) => {
        const days = Array.from({ length: 16 }, (_, at) => addDays(JAN, at));
        expect(findCycle(all) !== undefined).toBe(
          days.some((day) => all.some(({ child }) => comesBack(child, all, day))),
        );
      }),
    );
  });
});

/** Four steps up from a node among four lead back to it exactly when it is on a cycle. */
function comesBack(start: string, all: readonly DatedLink[], day: string): boolean {
  let at: string | undefined = start;
  for (let step = 0; step < 4; step += 1) {
    at = all.find(({ child, from, to }) => child === at && from <= day && (to ?? '9') > day)?.parent;
    if (at === start) return true;
  }
  return false;
}
