import type { CountFact, MeetingFacts } from './facts';
import { COUNT_FACTS } from './facts';
import type { FactProblem } from './check-facts';
import { MAX_COUNT, MAX_MINUTES } from './check-facts';

/**
 * Counts beyond what is usual are asked about, never refused: a slip of a finger (999 for 99) is seen, a rare truth
 * stays. Bounds are ours, from the size of branches and the length of an evening.
 */
const USUAL: Readonly<Partial<Record<CountFact, { least?: number; most: number }>>> = {
  minutes: { least: 20, most: 300 },
  thematicMinutes: { least: 10, most: 240 },
  memberCount: { least: 3, most: 300 },
  temporaryIn: { most: 50 },
  temporaryOut: { most: 50 },
  exempt: { most: 100 },
  specialDuty: { most: 50 },
  exemptPresent: { most: 100 },
  present: { most: 300 },
  excused: { most: 100 },
  unexcused: { most: 50 },
  speakers: { most: 100 },
  tasksAssigned: { most: 100 },
  tasksDone: { most: 100 },
};

const UNIT: Partial<Record<CountFact, string>> = {
  minutes: 'phút',
  thematicMinutes: 'phút',
  tasksAssigned: 'nhiệm vụ',
  tasksDone: 'nhiệm vụ',
};

/** What may be a slip, as a question: "999 phút, đúng không?". Order of the form; nothing that checkFacts() reports. */
export function askAboutFacts(facts: MeetingFacts): FactProblem[] {
  return COUNT_FACTS.flatMap((fact) => {
    const [count, usual] = [facts[fact], USUAL[fact]];
    if (count === undefined || !usual || count > mostOf(fact) || count < 0) return [];
    if (count <= usual.most && count >= (usual.least ?? 0)) return [];
    if (fact === 'minutes' && count === 0) return [];
    return [{ fact, text: `${count} ${UNIT[fact] ?? 'đồng chí'}, đúng không?` }];
  });
}

/** Largest count the server takes. */
export function mostOf(fact: CountFact): number {
  return fact === 'minutes' || fact === 'thematicMinutes' ? MAX_MINUTES : MAX_COUNT;
}
