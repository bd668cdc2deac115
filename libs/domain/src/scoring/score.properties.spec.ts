import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAnswers, linesOf, rescaledSet } from '../../test-support/a-card';
import { bandOrder } from '../criteria';
import type { Answer, CriteriaSet, Criterion } from '../criteria';
import { LEADERSHIPS } from '../facts';
import type { ScoringFacts } from '../facts';
import { reaches } from './score-band';
import { score } from './score';
import { TEMPLATES } from '../templates';

const SETS = [...TEMPLATES, rescaledSet()];
const people = fc.nat({ max: 40 });

const anyFacts: fc.Arbitrary<ScoringFacts> = fc.record(
  {
    minutes: fc.nat({ max: 200 }),
    memberCount: people,
    exempt: fc.nat({ max: 3 }),
    present: people,
    excused: fc.nat({ max: 5 }),
    unexcused: fc.nat({ max: 4 }),
    speakers: people,
    tasksAssigned: fc.nat({ max: 20 }),
    tasksDone: fc.nat({ max: 20 }),
    hasThematicPart: fc.boolean(),
    thematicMinutes: fc.nat({ max: 90 }),
    leadership: fc.constantFrom(...LEADERSHIPS),
  },
  { requiredKeys: ['leadership'] },
);

const worth = fc.double({ min: 0, max: 1, noNaN: true });

interface Situation {
  set: CriteriaSet;
  facts: ScoringFacts;
  answers: Answer[];
}

/** Any meeting of any set: some lines answered by any value they offer, some left open. */
const situations: fc.Arbitrary<Situation> = fc
  .record({
    set: fc.constantFrom(...SETS),
    facts: anyFacts,
    worths: fc.array(fc.option(worth), { minLength: 40, maxLength: 40 }),
  })
  .map(({ set, facts, worths }) => {
    const answers = bestAnswers(set, facts).map((answer, index) => ({
      ...answer,
      value: part(set, answer, worths[index]),
    }));
    return { set, facts, answers };
  });

function part(set: CriteriaSet, { code, value = 0 }: Answer, share: number | null): number | undefined {
  if (share === null) return undefined;
  const rule = ruleOf(set, code);
  const step = rule.kind === 'RANGE' ? (rule.step ?? set.scoreStep) : 1;
  return Math.round((value * share) / step) * step;
}

function ruleOf(set: CriteriaSet, code: string): Criterion['rule'] {
  return linesOf(set).find((criterion) => criterion.code === code)!.rule;
}

describe('properties of score()', () => {
  it('the sum is that of the groups, each within its cap, each the sum of its lines', () => {
    fc.assert(
      fc.property(situations, ({ set, facts, answers }) => {
        const card = score(set, facts, answers);
        const sum = card.groups.reduce((total, { points }) => total + points, 0);
        expect(card.earned).toBe(sum);
        for (const group of card.groups) {
          const lines = card.lines.filter(({ groupCode }) => groupCode === group.code);
          const own = lines.reduce((total, { points = 0 }) => total + points, 0);
          expect(group.points).toBe(Math.min(own, group.maxPoints));
        }
        if (card.possible === 10_000) expect(card.total).toBe(card.earned);
      }),
    );
  });

  it('the order of the answers is irrelevant', () => {
    const shuffled = situations.chain((situation) =>
      fc.tuple(fc.constant(situation), fc.shuffledSubarray(situation.answers, { minLength: situation.answers.length })),
    );
    fc.assert(
      fc.property(shuffled, ([{ set, facts, answers }, other]) => {
        expect(score(set, facts, other)).toEqual(score(set, facts, answers));
      }),
    );
  });

  it('raising one answer never lowers the total or the band', () => {
    fc.assert(
      fc.property(situations, fc.nat(), ({ set, facts, answers }, at) => {
        fc.pre(answers.length > 0);
        const index = at % answers.length;
        const best = bestAnswers(set, facts)[index];
        const before = score(set, facts, answers);
        const open = before.lines.find(({ code }) => code === best.code)?.points === undefined;
        const after = score(
          set,
          facts,
          answers.map((answer, each) => (each === index ? best : answer)),
        );
        expect(after.total).toBeGreaterThanOrEqual(before.total);
        expect(bandOrder(after.bandBySum)).toBeLessThanOrEqual(bandOrder(before.bandBySum));
        if (!open) expect(bandOrder(after.band)).toBeLessThanOrEqual(bandOrder(before.band));
      }),
    );
  });

  it('a higher exact total never has a lower band, and the printed total stands on its side of every threshold', () => {
    fc.assert(
      fc.property(situations, situations, (one, other) => {
        const [a, b] = [one, other].map(({ set, facts, answers }) => score(set, facts, answers));
        for (const card of [a, b]) {
          for (const { from } of one.set.bands) {
            if (card.possible > 0) expect(card.total >= from).toBe(reaches(card.earned, card.possible, from));
          }
        }
        if (a.earned * b.possible > b.earned * a.possible)
          expect(bandOrder(a.bandBySum)).toBeLessThanOrEqual(bandOrder(b.bandBySum));
      }),
    );
  });

  it('total, points and maxima are whole hundredths in bounds; rules only lower the band, and then say why', () => {
    fc.assert(
      fc.property(situations, ({ set, facts, answers }) => {
        const card = score(set, facts, answers);
        expect(Number.isInteger(card.total) && card.total >= 0 && card.total <= 10_000).toBe(true);
        for (const { points = 0, maxPoints } of card.lines) expect(points >= 0 && points <= maxPoints).toBe(true);
        expect(bandOrder(card.band)).toBeGreaterThanOrEqual(bandOrder(card.bandBySum));
        if (card.band !== 'GOOD') expect(card.reasons.length).toBeGreaterThan(0);
        expect(card.complete).toBe(card.answered === card.applicable);
      }),
    );
  });

  it('changes nothing it is given', () => {
    fc.assert(
      fc.property(situations, ({ set, facts, answers }) => {
        const before = structuredClone({ set, facts, answers });
        score(set, facts, answers);
        expect({ set, facts, answers }).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});
