import type { FactProblem } from './check-facts';
import type { MeetingFacts } from './fact-table';
import { COUNT_FACTS, countTraits, mostOf } from './fact-table';

const UNIT = { MINUTES: 'phút', TASKS: 'nhiệm vụ', PEOPLE: 'đồng chí' } as const;

/** What may be a slip, as a question: "999 phút, đúng không?". Order of the form; nothing that checkFacts() reports. */
export function askAboutFacts(facts: MeetingFacts): FactProblem[] {
  return COUNT_FACTS.flatMap((fact) => {
    const { usual, unit, least = 0 } = countTraits(fact);
    const count = facts[fact];
    if (count === undefined || count > mostOf(fact) || count < least) return [];
    if (count <= usual.most && count >= (usual.least ?? 0)) return [];
    return [{ fact, text: `${count} ${UNIT[unit]}, đúng không?` }];
  });
}
