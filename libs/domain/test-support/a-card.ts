import { isAnsweredByHand, score } from '../src/scoring';
import type { Answer, CriteriaSet, Criterion } from '../src/criteria';
import type { ScoringFacts } from '../src/facts';
import type { LineScore, Score } from '../src/scoring';

/** Worked example 1 of docs/rules.md: 18 members, 1 exempt, 16 of 17 present, 95 minutes, 9 speakers, 10 of 11 tasks. */
export const FACTS: ScoringFacts = {
  heldOn: '2026-03-05',
  minutes: 95,
  memberCount: 18,
  exempt: 1,
  present: 16,
  excused: 1,
  unexcused: 0,
  speakers: 9,
  tasksAssigned: 11,
  tasksDone: 10,
  hasThematicPart: false,
  leadership: 'COMMITTEE',
};

export function linesOf(set: CriteriaSet): Criterion[] {
  return set.groups.flatMap(({ criteria }) => criteria);
}

/** Every line answered by hand at its maximum, but for the values given by code. */
export function bestAnswers(
  set: CriteriaSet,
  facts: ScoringFacts = FACTS,
  values: Record<string, number | undefined> = {},
): Answer[] {
  const maxima = new Map(score(set, facts, []).lines.map(({ code, maxPoints }) => [code, maxPoints]));
  return linesOf(set)
    .filter(isAnsweredByHand)
    .map(({ code, rule }) => {
      const best = rule.kind === 'CHECK' ? 1 : rule.kind === 'DEDUCT' ? 0 : maxima.get(code);
      return { code, value: code in values ? values[code] : best };
    });
}

/** A card with these facts changed, otherwise at its best. */
export function scored(
  set: CriteriaSet,
  facts: Partial<ScoringFacts> = {},
  values: Record<string, number | undefined> = {},
): Score {
  const all = { ...FACTS, ...facts };
  return score(set, all, bestAnswers(set, all, values));
}

export function line(card: Score, code: string): LineScore {
  const found = card.lines.find((each) => each.code === code);
  if (!found) throw new Error(`No line ${code}.`);
  return found;
}

/** A set of two lines: 60 free points, and 40 that apply only with a theme and otherwise are left out. */
export function rescaledSet(): CriteriaSet {
  return {
    code: 'RESCALED',
    title: 'Bộ thử quy đổi',
    source: 'Bộ thử.',
    meetingKinds: ['REGULAR'],
    scoreStep: 25,
    denominator: { excused: 'COUNTED' },
    minMinutes: { base: 90, rules: [], smallestAllowed: 45, thematic: 60 },
    groups: [
      {
        code: 'A',
        label: 'Nhóm A',
        maxPoints: 10_000,
        criteria: [
          { code: 'A.1', label: 'Mục tự do', shortLabel: 'Tự do', maxPoints: 6000, rule: { kind: 'RANGE', step: 25 } },
          {
            code: 'A.2',
            label: 'Mục chuyên đề',
            shortLabel: 'Chuyên đề',
            maxPoints: 4000,
            rule: { kind: 'RANGE' },
            appliesWhen: [{ fact: 'hasThematicPart', is: true }],
          },
        ],
      },
    ],
    bands: [
      { band: 'GOOD', from: 9000 },
      { band: 'FAIR', from: 7000 },
      { band: 'AVERAGE', from: 5000 },
      { band: 'POOR', from: 0 },
    ],
    bandRules: [],
    yearRule: { classes: [{ band: 'POOR' }], notHeldCountsAs: 'POOR' },
    weaknessesRequired: false,
  };
}
