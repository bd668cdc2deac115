import { describe, expect, it } from 'vitest';
import { FACTS } from '../../test-support/a-card';
import { allHold, holds, missingFor } from './conditions';
import type { FactCondition } from './criteria-set';
import type { ScoringFacts } from '../facts';
import { amountOf, levelOf, measured, minMinutesFor, missingForMinimum } from './measures';
import { hd42Central, hd42Commune } from '../templates';

describe('conditions', () => {
  it.each<[FactCondition, Partial<ScoringFacts>, boolean | undefined]>([
    [{ fact: 'unexcused', atLeast: 1 }, { unexcused: 0 }, false],
    [{ fact: 'unexcused', atLeast: 1 }, { unexcused: 1 }, true],
    [{ fact: 'unexcused', atLeast: 1 }, {}, undefined],
    [{ fact: 'unexcused', atMost: 0 }, { unexcused: 0 }, true],
    [{ fact: 'unexcused', atMost: 0 }, { unexcused: 1 }, false],
    [{ fact: 'hasThematicPart', is: true }, { hasThematicPart: false }, false],
    [{ fact: 'hasThematicPart', is: false }, { hasThematicPart: false }, true],
    [{ fact: 'hasThematicPart', is: false }, {}, undefined],
    [{ fact: 'leadership', oneOf: ['SECRETARY_ONLY'] }, {}, false],
    [{ fact: 'leadership', oneOf: ['COMMITTEE', 'SECRETARY_ONLY'] }, {}, true],
  ])('%o with %o: %s', (condition, facts, expected) => {
    expect(holds(condition, { leadership: 'COMMITTEE', ...facts })).toBe(expected);
  });

  it('one that fails decides, a missing fact leaves the rest open', () => {
    const [few, theme]: FactCondition[] = [
      { fact: 'memberCount', atMost: 10 },
      { fact: 'hasThematicPart', is: true },
    ];
    const all = (facts: Partial<ScoringFacts>) => allHold([few, theme], { leadership: 'COMMITTEE', ...facts });
    expect(allHold([], FACTS)).toBe(true);
    expect(all({ memberCount: 9, hasThematicPart: true })).toBe(true);
    expect(all({ hasThematicPart: false })).toBe(false);
    expect(all({ memberCount: 9 })).toBeUndefined();
    expect(missingFor([few, theme], { leadership: 'COMMITTEE', memberCount: 9 })).toEqual(['hasThematicPart']);
  });
});

describe('measured', () => {
  it('is exact, ZERO without a base, open without facts', () => {
    expect(measured('ATTENDANCE', hd42Commune, FACTS)).toEqual({ num: 16, den: 17 });
    expect(measured('SPEAKING', hd42Commune, { ...FACTS, present: 0, speakers: 0 })).toBe('ZERO');
    expect(measured('TASKS', hd42Commune, { ...FACTS, tasksAssigned: 0, tasksDone: 0 })).toBe('ZERO');
    expect(measured('TASKS', hd42Commune, { ...FACTS, tasksDone: undefined })).toBeUndefined();
    expect(measured('ATTENDANCE', hd42Commune, { ...FACTS, exempt: 19 })).toBeUndefined();
    expect(measured('SPEAKING', hd42Commune, { ...FACTS, speakers: 17 })).toBeUndefined();
    expect(measured('TASKS', hd42Commune, { ...FACTS, tasksDone: 12 })).toBeUndefined();
    expect(measured('ATTENDANCE', hd42Commune, { ...FACTS, present: 18 })).toBeUndefined();
    expect(measured('MINUTES', hd42Commune, FACTS)).toEqual({ num: 95, den: 1 });
    expect(measured('THEMATIC_MINUTES', hd42Commune, FACTS)).toBeUndefined();
  });

  it('finds no level in the gap of an unchecked scale', () => {
    const levels = [
      { points: 500, label: 'trên 50%', lower: { at: 5000, inclusive: false } },
      { points: 400, label: 'dưới 50%', upper: { at: 5000, inclusive: false } },
    ];
    expect(levelOf(levels, { num: 5000, den: 1 }, 90)).toBeUndefined();
    expect(levelOf(levels, { num: 5001, den: 1 }, 90)?.points).toBe(500);
  });
});

describe('minimum duration', () => {
  it.each([
    [hd42Commune, { memberCount: 29 }, 90],
    [hd42Commune, { memberCount: 30 }, 120],
    [hd42Commune, { memberCount: 30, minMinutesOverride: 60 }, 60],
    [hd42Commune, { memberCount: 30, minMinutesOverride: 20 }, 45],
    [hd42Central, { memberCount: 99, hasThematicPart: false }, 90],
    [hd42Central, { hasThematicPart: true }, 120],
    [hd42Central, {}, 90],
  ])('$code with %o: %i minutes', (set, facts, minutes) => {
    expect(minMinutesFor(set, { leadership: 'COMMITTEE', ...facts })).toBe(minutes);
  });

  it('knows which facts could still change it', () => {
    expect(missingForMinimum(hd42Commune, { leadership: 'COMMITTEE' })).toEqual(['memberCount']);
    expect(missingForMinimum(hd42Commune, { leadership: 'COMMITTEE', minMinutesOverride: 60 })).toEqual([]);
  });

  it('takes parts of the minimum exactly', () => {
    expect(amountOf({ minimumTimes: [1, 2], plus: 0 }, 45)).toEqual({ num: 45, den: 2 });
    expect(amountOf({ minimumTimes: [1, 1], plus: -15 }, 90)).toEqual({ num: 75, den: 1 });
  });
});
