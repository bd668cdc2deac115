import { describe, expect, it } from 'vitest';
import { COUNT_FACTS, countTraits } from './fact-table';
import type { MeetingFacts } from './fact-table';
import { expectedParts, presentParts } from './presence-parts';

const said = (facts: MeetingFacts): string =>
  [...expectedParts(facts), ...presentParts(facts)].map(({ words, count = '…' }) => `${words} ${count}`).join(', ');

describe('who was to come and who came', () => {
  it('names every correction of FACTS that is not zero, and no other', () => {
    const corrections = COUNT_FACTS.filter((fact) => countTraits(fact).correction);
    expect(corrections.length).toBeGreaterThan(1);
    for (const fact of corrections) {
      const words = expectedParts({ memberCount: 18, [fact]: 2 }).map((part) => part.words);
      expect(words).toEqual(['Đảng số', countTraits(fact).correction?.words, 'phải dự']);
    }
    expect(expectedParts({ memberCount: 18, exempt: 0 }).map(({ words }) => words)).toEqual(['Đảng số', 'phải dự']);
  });

  it('leaves open what was not said', () => {
    expect(said({ memberCount: 18, exempt: 1, present: 16, excused: 1 })).toBe(
      'Đảng số 18, được miễn 1, phải dự 17, có mặt 16, vắng có lý do 1, không lý do …',
    );
  });
});
