import { describe, expect, it } from 'vitest';
import { checkFacts } from './check-facts';
import { COUNT_FACTS, mostOf } from './fact-table';
import { askAboutFacts } from './plausible-facts';

describe('counts out of the usual', () => {
  it.each([
    [{ minutes: 999 }, 'minutes', '999 phút, đúng không?'],
    [{ minutes: 9 }, 'minutes', '9 phút, đúng không?'],
    [{ thematicMinutes: 900 }, 'thematicMinutes', '900 phút, đúng không?'],
    [{ memberCount: 1500 }, 'memberCount', '1500 đồng chí, đúng không?'],
    [{ memberCount: 1 }, 'memberCount', '1 đồng chí, đúng không?'],
    [{ present: 1500 }, 'present', '1500 đồng chí, đúng không?'],
    [{ tasksAssigned: 500 }, 'tasksAssigned', '500 nhiệm vụ, đúng không?'],
  ])('%j is asked about', (facts, fact, text) => {
    expect(askAboutFacts(facts)).toEqual([{ fact, text }]);
    expect(checkFacts(facts, 'REGULAR', '2026-03').filter((one) => one.fact === fact)).toEqual([]);
  });

  it('asks about every count at its largest, and about none of an ordinary meeting', () => {
    for (const fact of COUNT_FACTS) expect(askAboutFacts({ [fact]: mostOf(fact) })).toHaveLength(1);
    const usual = { minutes: 95, memberCount: 18, exempt: 1, present: 15, excused: 2, unexcused: 0, speakers: 9 };
    expect(askAboutFacts({ ...usual, tasksAssigned: 6, tasksDone: 6, thematicMinutes: 40 })).toEqual([]);
  });

  it('leaves to the check what is refused', () => {
    expect(askAboutFacts({ minutes: 0, present: -1, memberCount: 100_001, thematicMinutes: 1441 })).toEqual([]);
  });
});
