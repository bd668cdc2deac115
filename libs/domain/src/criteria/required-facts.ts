import type { FactProblem, MeetingFacts, MeetingKind } from '../facts';
import type { CriteriaSet } from './criteria-set';
import { factUses } from './fact-uses';
import { askedFacts, FACT_LABEL } from '../facts';

/** On every card, whatever its set measures: they stand at its head. */
const ALWAYS: readonly (keyof MeetingFacts)[] = ['heldOn', 'minutes', 'memberCount', 'present', 'excused', 'unexcused'];

/**
 * The facts a card of this set needs: its head, what its rules measure or ask for, and the name of the theme; of these
 * what the form asks at such a meeting. Order of the form.
 */
export function requiredFacts(set: CriteriaSet, kind: MeetingKind): (keyof MeetingFacts)[] {
  const uses = factUses(set).map(({ fact }) => fact);
  const needed = new Set<string>([...ALWAYS, 'theme', ...uses]);
  return askedFacts(kind).filter((fact) => needed.has(fact));
}

/** Facts the set needs that have not been entered. */
export function missingFacts(set: CriteriaSet, facts: MeetingFacts, kind: MeetingKind): FactProblem[] {
  const missing = requiredFacts(set, kind).filter((fact) => facts[fact] === undefined || facts[fact] === '');
  return missing.map((fact) => ({ fact, text: `Đồng chí chưa nhập "${FACT_LABEL[fact]}".` }));
}
