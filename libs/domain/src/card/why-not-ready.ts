import { isAnsweredByHand, score } from '../scoring';
import { checkAnswers, whyTooWordy } from './check-answers';
import { checkFacts } from '../facts';
import type { Answer, CriteriaSet } from '../criteria';
import type { MeetingKind, ScoringFacts } from '../facts';
import { formatPoints, isBlank } from '../text';
import type { Points } from '../points';
import { POINT } from '../points';
import type { LineScore, Problem } from '../scoring';
import { missingFacts } from '../criteria';
import type { Vote } from './vote';
import { checkVote } from './vote';

/** Full marks on a hand-answered line of so many points or more need căn cứ, against inflation. */
export const HEAVY_LINE: Points = 10 * POINT;

/** A whole card, as it would be sent. */
export interface CardToSend {
  set: CriteriaSet;
  facts: ScoringFacts;
  kind: MeetingKind;
  /** `yyyy-mm`. */
  month: string;
  answers: readonly Answer[];
  /** Hạn chế, biện pháp khắc phục. */
  weaknesses: string;
  vote: Vote;
  /** Today in Vietnam, `yyyy-mm-dd`. */
  today: string;
}

/** Everything that stands between a card and sending, in the order of the form; empty when it may be sent. */
export function whyNotReady(card: CardToSend): Problem[] {
  const { set, facts, kind, month, answers, weaknesses, vote, today } = card;
  const factProblems = [...missingFacts(set, facts, kind), ...checkFacts(facts, kind, month, today)];
  const wrong = checkAnswers(set, facts, answers);
  const taken = new Set(wrong.map(({ at }) => at));
  return [
    ...factProblems.map(({ fact, text }) => ({ at: `facts.${fact}`, text })),
    ...wrong,
    ...[whyTooWordy(answers, weaknesses) ?? []].flat(),
    ...openLines(card).filter(({ at }) => !taken.has(at)),
    ...(set.weaknessesRequired && isBlank(weaknesses) ? [NO_WEAKNESSES] : []),
    ...checkVote(vote, facts.present),
  ];
}

/**
 * The same of the score of one who sat in, who answers for the meeting and its lines alone: weaknesses and vote are the
 * branch's own.
 */
export function whyNotGiven(card: CardToSend): Problem[] {
  return whyNotReady(card).filter(({ at }) => /^(facts|answers)(\.|$)/.test(at));
}

const NO_WEAKNESSES: Problem = { at: 'weaknesses', text: 'Đồng chí chưa ghi hạn chế, biện pháp khắc phục.' };

/** Lines that wait, miss a reason or miss their căn cứ. */
function openLines({ set, facts, answers }: CardToSend): Problem[] {
  const byCode = new Map(answers.map((answer) => [answer.code, answer]));
  const byHand = new Set(
    set.groups.flatMap(({ criteria }) => criteria.filter(isAnsweredByHand).map(({ code }) => code)),
  );
  return score(set, facts, [...byCode.values()]).lines.flatMap((line) => {
    const text = whyOpen(line, byHand.has(line.code), byCode.get(line.code));
    return text ? [{ at: `answers.${line.code}`, text }] : [];
  });
}

function whyOpen(line: LineScore, byHand: boolean, answer: Answer | undefined): string | undefined {
  const { code, state, points, maxPoints } = line;
  if (state === 'UNCOMPUTED' && !byHand) return `Mục ${code} chưa tính được. ${line.explanation}`;
  if (state === 'UNANSWERED') return `Mục ${code} chưa chấm.`;
  if (state !== 'ANSWERED' || points === undefined) return undefined;
  const written = !isBlank(answer?.note ?? '');
  if (points < maxPoints) return answer?.reasonCode || written ? undefined : `Mục ${code} chưa có lý do trừ điểm.`;
  if (maxPoints < HEAVY_LINE || written) return undefined;
  return `Mục ${code} đạt tối đa ${formatPoints(maxPoints)} điểm, chưa ghi căn cứ.`;
}
