import type { MeetingFacts } from './fact-table';
import { COUNT_FACTS, countTraits } from './fact-table';
import { expectedCount } from './facts';

/** A count as paper names it; absent where it was not said. */
export interface PresencePart {
  words: string;
  count?: number;
}

/** How phải dự comes about, each correction that is not zero by its words of FACTS. */
export function expectedParts(facts: MeetingFacts): PresencePart[] {
  const corrections = COUNT_FACTS.flatMap((fact) => {
    const { correction } = countTraits(fact);
    return correction && facts[fact] ? [{ words: correction.words, count: facts[fact] }] : [];
  });
  return [
    { words: 'Đảng số', count: facts.memberCount },
    ...corrections,
    { words: 'phải dự', count: expectedCount(facts) },
  ];
}

/** Who of them came. */
export function presentParts({ present, excused, unexcused }: MeetingFacts): PresencePart[] {
  return [
    { words: 'có mặt', count: present },
    { words: 'vắng có lý do', count: excused },
    { words: 'không lý do', count: unexcused },
  ];
}
