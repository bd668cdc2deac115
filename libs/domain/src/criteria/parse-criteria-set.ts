import { RATING_BANDS } from './band';
import type { CriteriaSet, Measure } from './criteria-set';
import { COUNT_FACTS, FLAG_FACTS, LEADERSHIPS, MEETING_KINDS } from '../facts';
import { BASIS_POINTS } from './measures';
import { POINT } from '../points';
import type { SetError } from './set-error';
import { checkSize } from './set-size';
import type { Shape } from './shape';
import { flag, isObject, list, oneOf, record, text, variant, whole } from './shape';

const MEASURES: readonly Measure[] = ['ATTENDANCE', 'SPEAKING', 'TASKS', 'MINUTES', 'THEMATIC_MINUTES'];
const MOST_COUNT = 100_000;
const DAY_MINUTES = 1440;

const code = text(40, /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u);
const label = text(300);
const points = whole(0, 100 * POINT);
const somePoints = whole(1, 100 * POINT);
const minutes = whole(1, DAY_MINUTES);
const count = whole(0, MOST_COUNT);
const band = oneOf(RATING_BANDS);
const measure = oneOf(MEASURES);
const countFact = oneOf(COUNT_FACTS);

const onCount = (bound: string): Shape => record({ fact: countFact, [bound]: count });
const onFlag = record({ fact: oneOf(FLAG_FACTS), is: flag });
const onLeadership = record({ fact: oneOf(['leadership']), oneOf: list(oneOf(LEADERSHIPS), 1, LEADERSHIPS.length) });
const [atLeast, atMost] = [onCount('atLeast'), onCount('atMost')];

/** A condition has no `kind`: the key beside `fact` says what it is. */
const condition: Shape = (value, at, errors) => {
  const shape =
    isObject(value) &&
    ('atLeast' in value ? atLeast : 'atMost' in value ? atMost : 'is' in value ? onFlag : onLeadership);
  (shape || onLeadership)(value, at, errors);
};
const conditions = list(condition, 1, 10);

const relative = record({ minimumTimes: list(whole(1, 100), 2, 2), plus: whole(-DAY_MINUTES, DAY_MINUTES) });
const amount: Shape = (value, at, errors) => (isObject(value) ? relative : count)(value, at, errors);
const bound = record({ at: amount, inclusive: flag });
const level = record({ points, label }, { lower: bound, upper: bound });
const deduct = record({ per: countFact, points: somePoints, floor: points });

const kind: Shape = oneOf([
  'CHECK',
  'CHOICE',
  'RANGE',
  'LEVELS',
  'DEDUCT',
  'FULL',
  'MOVED',
  'EXCLUDED',
  'FULL_MARKS',
  'MEASURE_AT_LEAST',
  'MEASURE_MORE_THAN',
  'FACTS',
]);

const rule = variant({
  CHECK: record({ kind }),
  CHOICE: record({ kind, options: list(record({ points, label }), 2, 20) }),
  RANGE: record({ kind }, { step: somePoints }),
  LEVELS: record({ kind, measure, levels: list(level, 1, 20) }, { lowestWhen: conditions, deduct }),
  DEDUCT: record({ kind, points: somePoints, floor: points }, { per: countFact }),
});

const policy = variant({ FULL: record({ kind }), MOVED: record({ kind, to: code }), EXCLUDED: record({ kind }) });

const criterion = record(
  { code, label, shortLabel: text(60), maxPoints: somePoints, rule },
  {
    maxPointsWhen: list(record({ when: conditions, maxPoints: somePoints }), 1, 10),
    bonus: flag,
    appliesWhen: conditions,
    notApplicableText: label,
    whenNotApplicable: policy,
    reasons: list(record({ code, label: text(100) }), 1, 12),
    hint: label,
  },
);

const limit: Shape = (value, at, errors) => (isObject(value) ? relative : whole(1, BASIS_POINTS))(value, at, errors);
const onMeasure = record({ kind, measure, at: limit });

const requirement = variant({
  FULL_MARKS: record({ kind, criterion: code }),
  MEASURE_AT_LEAST: onMeasure,
  MEASURE_MORE_THAN: onMeasure,
  FACTS: record({ kind, when: conditions }),
});

const yearClass = record(
  { band },
  {
    allAtLeast: band,
    atLeast: record({ band }, { months: whole(1, 12), percent: whole(1, 100) }),
    atMost: record({ months: whole(0, 12), band }),
  },
);
const yearCap = record({ on: oneOf(['NOT_HELD', ...RATING_BANDS]), months: whole(1, 12), cap: band });
const thematicCap = record({ quarters: whole(1, 4), cap: band });
const yearRule = record(
  { classes: list(yearClass, 1, RATING_BANDS.length), notHeldCountsAs: band },
  { otherwise: band, excusedCountsAs: band, caps: list(yearCap, 0, 5), thematicCaps: list(thematicCap, 0, 4) },
);

const criteriaSet = record(
  {
    code,
    title: text(200),
    source: text(2000),
    meetingKinds: list(oneOf(MEETING_KINDS), 1, MEETING_KINDS.length),
    scoreStep: somePoints,
    denominator: record({ excused: oneOf(['COUNTED', 'REMOVED']) }),
    minMinutes: record({
      base: minutes,
      rules: list(record({ when: conditions, minutes }), 0, 10),
      smallestAllowed: minutes,
      thematic: minutes,
    }),
    groups: list(record({ code, label, maxPoints: somePoints, criteria: list(criterion, 1, 40) }), 1, 20),
    bands: list(record({ band, from: points }), 1, RATING_BANDS.length),
    bandRules: list(record({ code, label, cap: band, requires: requirement }), 0, 20),
    yearRule,
    weaknessesRequired: flag,
  },
  { secondSignature: flag },
);

/**
 * A set out of untrusted JSON: every key known, every value of its type and size, text in NFC. Whether its rules make
 * sense is for checkCriteriaSet().
 * @returns a copy, or what is wrong, at most 50 errors
 */
export function parseCriteriaSet(value: unknown): CriteriaSet | SetError[] {
  const errors: SetError[] = [];
  criteriaSet(value, '', errors);
  if (errors.length > 0) return errors;
  const set = JSON.parse(JSON.stringify(value).normalize('NFC')) as CriteriaSet;
  const tooLarge = checkSize(set);
  return tooLarge.length > 0 ? tooLarge : set;
}
