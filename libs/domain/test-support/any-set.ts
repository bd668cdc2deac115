import fc from 'fast-check';
import { checkCriteriaSet } from '../src/criteria';
import type { BandRule, CriteriaSet, Criterion, FactCondition, Measure, ScoringRule } from '../src/criteria';
import type { CountFact } from '../src/facts';
import { COUNT_FACTS, LEADERSHIPS, MEETING_KINDS } from '../src/facts';
import { TEMPLATES } from '../src/templates';

const MEASURES: readonly Measure[] = ['ATTENDANCE', 'SPEAKING', 'TASKS', 'MINUTES', 'THEMATIC_MINUTES'];

const countFact = fc.constantFrom<CountFact>(...COUNT_FACTS);
const count = fc.constantFrom(0, 1, 2, 15, 30, 60);

export const anyCondition: fc.Arbitrary<FactCondition> = fc.oneof(
  fc.record({ fact: countFact, atLeast: count }),
  fc.record({ fact: countFact, atMost: count }),
  fc.record({ fact: fc.constantFrom('hasThematicPart' as const, 'directive05Theme' as const), is: fc.boolean() }),
  fc.record({
    fact: fc.constant('leadership' as const),
    oneOf: fc.subarray([...LEADERSHIPS], { minLength: 1 }),
  }),
);
const conditions = fc.array(anyCondition, { minLength: 1, maxLength: 2 });

/** Two levels with one seam, over the whole measure. */
function twoLevels(best: number): fc.Arbitrary<ScoringRule> {
  return fc
    .record({
      measure: fc.constantFrom(...MEASURES),
      relative: fc.boolean(),
      lowestWhen: fc.option(conditions, { nil: undefined }),
      per: fc.option(countFact, { nil: undefined }),
    })
    .map(({ measure, relative, lowestWhen, per }) => {
      const minutes = measure === 'MINUTES' || measure === 'THEMATIC_MINUTES';
      const fixed = minutes ? 60 : 5000;
      const at =
        relative && minutes
          ? ({ minimumTimes: [1, 1], plus: 0 } as { minimumTimes: [number, number]; plus: number })
          : fixed;
      return {
        kind: 'LEVELS',
        measure,
        levels: [
          { points: best, label: 'Cao', lower: { at, inclusive: true } },
          { points: 0, label: 'Thấp', upper: { at, inclusive: false } },
        ],
        ...(lowestWhen ? { lowestWhen } : {}),
        ...(per ? { deduct: { per, points: 100, floor: 0 } } : {}),
      };
    });
}

function anyRule(best: number): fc.Arbitrary<ScoringRule> {
  return fc.oneof(
    fc.constant<ScoringRule>({ kind: 'CHECK' }),
    fc.constant<ScoringRule>({ kind: 'RANGE' }),
    fc.constant<ScoringRule>({
      kind: 'CHOICE',
      options: [
        { points: best, label: 'Tốt' },
        { points: 0, label: 'Chưa' },
      ],
    }),
    fc
      .record({ per: fc.option(countFact, { nil: undefined }) })
      .map(({ per }): ScoringRule => ({ kind: 'DEDUCT', points: 100, floor: 0, ...(per ? { per } : {}) })),
    twoLevels(best),
  );
}

function changedLine(line: Criterion): fc.Arbitrary<Criterion> {
  return fc
    .record({
      rule: fc.option(anyRule(line.maxPoints), { nil: undefined }),
      appliesWhen: fc.option(conditions, { nil: undefined }),
      policy: fc.constantFrom('FULL' as const, 'EXCLUDED' as const),
      other: fc.option(conditions, { nil: undefined }),
    })
    .map(({ rule, appliesWhen, policy, other }) => ({
      ...line,
      ...(rule ? { rule } : {}),
      ...(appliesWhen ? { appliesWhen, whenNotApplicable: { kind: policy } } : {}),
      ...(other ? { maxPointsWhen: [{ when: other, maxPoints: line.maxPoints }] } : {}),
    }));
}

const anyBandRule: fc.Arbitrary<BandRule> = fc
  .record({ when: conditions, measure: fc.constantFrom(...MEASURES), strict: fc.boolean(), onFacts: fc.boolean() })
  .map(({ when, measure, strict, onFacts }) => ({
    code: 'changed',
    label: 'Điều kiện thử',
    cap: 'POOR',
    requires: onFacts
      ? { kind: 'FACTS', when }
      : { kind: strict ? 'MEASURE_MORE_THAN' : 'MEASURE_AT_LEAST', measure, at: 60 },
  }));

/** A shipped set with a few lines and rules of its own: as anybody might write one, sound or not. */
export const anySet: fc.Arbitrary<CriteriaSet> = fc
  .record({
    template: fc.constantFrom(...TEMPLATES),
    at: fc.array(fc.nat({ max: 27 }), { maxLength: 3 }),
    meetingKinds: fc.subarray([...MEETING_KINDS], { minLength: 1 }),
    excused: fc.constantFrom('COUNTED' as const, 'REMOVED' as const),
    minimum: fc.option(conditions, { nil: undefined }),
    bandRule: fc.option(anyBandRule, { nil: undefined }),
    weaknessesRequired: fc.boolean(),
  })
  .chain(({ template, at, minimum, bandRule, ...rest }) => {
    const lines = template.groups.flatMap(({ criteria }) => criteria);
    const chosen = [...new Set(at.map((index) => lines[index % lines.length]))];
    return fc.tuple(...chosen.map(changedLine)).map((changed): CriteriaSet => {
      const byCode = new Map(changed.map((line) => [line.code, line]));
      return {
        ...template,
        ...rest,
        denominator: { excused: rest.excused },
        minMinutes: {
          ...template.minMinutes,
          rules: minimum ? [{ when: minimum, minutes: 100 }] : template.minMinutes.rules,
        },
        groups: template.groups.map((group) => ({
          ...group,
          criteria: group.criteria.map((line) => byCode.get(line.code) ?? line),
        })),
        bandRules: bandRule ? [...template.bandRules, bandRule] : template.bandRules,
      };
    });
  });

/** Only what may be published. */
export const publishableSet = anySet.filter((set) => checkCriteriaSet(set).length === 0);
