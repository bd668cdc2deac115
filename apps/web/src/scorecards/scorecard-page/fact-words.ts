import type { MeetingFacts } from '@chibo/domain';
import { COUNT_FACTS, countTraits } from '@chibo/domain';

/** How phải dự comes about, as on the look's card: "18 − 1 được miễn". */
export function expectedWords(facts: MeetingFacts): string {
  if (facts.memberCount === undefined) return 'Cần đảng số để tính.';
  const said = COUNT_FACTS.flatMap((fact) => {
    const { correction } = countTraits(fact);
    return correction && facts[fact] ? [`${correction.sign > 0 ? '+' : '−'} ${facts[fact]} ${correction.words}`] : [];
  });
  return said.length > 0 ? [facts.memberCount, ...said].join(' ') : 'bằng đảng số';
}

/** Có mặt and vắng against phải dự, once all are there; said as it is, before anybody asks. */
export function sumWords(facts: MeetingFacts, expected?: number): { text: string; agrees: boolean } | undefined {
  const { present, excused, unexcused } = facts;
  if (present === undefined || excused === undefined || unexcused === undefined || expected === undefined)
    return undefined;
  const sum = present + excused + unexcused;
  const formula = `${present} + ${excused} + ${unexcused} = ${sum}`;
  const agrees = sum === expected;
  return { text: agrees ? `${formula}, khớp số phải dự` : `${formula}, chưa khớp số phải dự ${expected}`, agrees };
}
