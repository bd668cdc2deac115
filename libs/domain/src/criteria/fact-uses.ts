import type { CriteriaSet, Criterion, ScoringRule } from './criteria-set';
import type { FactName } from '../facts';
import { MEASURE_FACTS } from './measures';

/** Where a set's rules ask for a fact. */
export interface FactUse {
  fact: FactName;
  /** The place in words: "Mục 4.3". */
  place: string;
  /** Code of the line or the band rule; absent for the set's minimum duration. */
  at?: string;
  /** Of a line that applies only where the meeting has a thematic part. */
  inThematicPart?: boolean;
}

/** Every fact the rules of a set measure or ask for, with the place where they do. */
export function factUses(set: CriteriaSet): FactUse[] {
  const ofLines = set.groups.flatMap(({ criteria }) => criteria.flatMap(ofLine));
  const ofBands = set.bandRules.flatMap(({ code, requires }) => {
    const place = { at: code, place: `Điều kiện ${code}` };
    if ('measure' in requires) return MEASURE_FACTS[requires.measure].map((fact) => ({ fact, ...place }));
    return requires.kind === 'FACTS' ? requires.when.map(({ fact }) => ({ fact, ...place })) : [];
  });
  const ofMinimum = set.minMinutes.rules.flatMap(({ when }) =>
    when.map(({ fact }) => ({ fact, place: 'Mức thời lượng tối thiểu' })),
  );
  return [...ofLines, ...ofBands, ...ofMinimum];
}

function ofLine({ code, appliesWhen = [], maxPointsWhen = [], rule }: Criterion): FactUse[] {
  const inThematicPart = appliesWhen.some((one) => one.fact === 'hasThematicPart' && one.is);
  const facts = [
    ...appliesWhen.map(({ fact }) => fact),
    ...maxPointsWhen.flatMap(({ when }) => when.map(({ fact }) => fact)),
    ...ofRule(rule),
  ];
  return facts.map((fact) => ({ fact, at: code, place: `Mục ${code}`, ...(inThematicPart ? { inThematicPart } : {}) }));
}

function ofRule(rule: ScoringRule): FactName[] {
  if (rule.kind === 'DEDUCT') return rule.per ? [rule.per] : [];
  if (rule.kind !== 'LEVELS') return [];
  const { measure, lowestWhen = [], deduct } = rule;
  return [...MEASURE_FACTS[measure], ...lowestWhen.map(({ fact }) => fact), ...(deduct ? [deduct.per] : [])];
}
