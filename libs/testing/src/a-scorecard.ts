import type { SubmitScorecardBody } from '@chibo/contracts';
import type { Answer, CriteriaSet, MeetingFacts } from '@chibo/domain';
import { HEAVY_LINE, isAnsweredByHand, score } from '@chibo/domain';

/** Facts of the worked examples (docs/rules.md, 1): 18 members, 1 exempt, 16 of 17 present, 95 minutes. */
export const GOOD_FACTS: MeetingFacts = {
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
  directive05Theme: true,
  hasThematicPart: false,
};

export interface ScorecardOverrides {
  facts?: Partial<MeetingFacts>;
  /** By code; `value: undefined` leaves the line unanswered. */
  answers?: Record<string, Partial<Answer>>;
  weaknesses?: string;
  vote?: SubmitScorecardBody['vote'];
}

/** A card ready to send: every hand-answered line at its maximum with căn cứ where needed, then the overrides. */
export function aScorecard(set: CriteriaSet, overrides: ScorecardOverrides = {}): SubmitScorecardBody {
  const facts = { ...GOOD_FACTS, ...overrides.facts };
  const official = facts.present ?? 0;
  return {
    facts,
    confirmedMonth: facts.heldOn?.slice(0, 7),
    answers: answersFor(set, facts, overrides.answers ?? {}),
    weaknesses: overrides.weaknesses ?? 'Còn đồng chí vắng vì đi công tác. Tháng sau báo lịch họp trước 05 ngày.',
    vote: overrides.vote ?? { officialPresent: official, approve: official, disapprove: 0, other: 0 },
  };
}

function answersFor(set: CriteriaSet, facts: MeetingFacts, overrides: Record<string, Partial<Answer>>): Answer[] {
  const maxima = new Map(
    score(set, { ...facts, leadership: 'COMMITTEE' }, []).lines.map((line) => [line.code, line.maxPoints]),
  );
  const byHand = set.groups.flatMap((group) => group.criteria).filter(isAnsweredByHand);
  return byHand.map((criterion) => {
    const most = maxima.get(criterion.code) ?? 0;
    const value = criterion.rule.kind === 'CHECK' ? 1 : criterion.rule.kind === 'DEDUCT' ? 0 : most;
    const note = most >= HEAVY_LINE ? { note: 'Theo biên bản và nghị quyết kỳ họp.' } : {};
    return { code: criterion.code, value, ...note, ...overrides[criterion.code] };
  });
}
