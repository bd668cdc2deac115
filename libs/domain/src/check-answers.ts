import { checkFacts } from './check-facts';
import type { Answer, Criterion, CriteriaSet } from './criteria-set';
import type { MeetingKind, ScoringFacts } from './facts';
import { formatPoints } from './format';
import { answeredPoints } from './lines';
import { POINT } from './points';
import { score } from './score';
import type { LineScore } from './score-result';
import { checkVote } from './vote';
import type { Problem, Vote } from './vote';

/** Full marks on a hand-answered line this heavy need one line of căn cứ (hundredths). */
export const HEAVY_LINE = 10 * POINT;

/** One-tap reasons for lines whose set names none of their own. */
export const DEFAULT_REASONS: readonly { code: string; label: string }[] = [
  { code: 'chua-day-du', label: 'Chưa đầy đủ' },
  { code: 'chua-kip-thoi', label: 'Chưa kịp thời' },
  { code: 'chua-ro', label: 'Chưa rõ, chưa cụ thể' },
  { code: 'chua-lam', label: 'Chưa thực hiện' },
];

export function reasonsOf(criterion: Criterion): readonly { code: string; label: string }[] {
  return criterion.reasons && criterion.reasons.length > 0 ? criterion.reasons : DEFAULT_REASONS;
}

/** The reason as printed: the one-tap label, the words, or both. */
export function reasonText(criterion: Criterion, answer: Answer | undefined): string {
  const label = reasonsOf(criterion).find((reason) => reason.code === answer?.reasonCode)?.label;
  return [label, answer?.note?.trim()].filter(Boolean).join(': ');
}

/** What a card needs to be judged ready. */
export interface CardToSend {
  set: CriteriaSet;
  facts: ScoringFacts;
  kind: MeetingKind;
  month: string;
  answers: readonly Answer[];
  weaknesses: string;
  vote: Vote;
  /** The server's day, ISO. */
  today: string;
}

/** Everything that keeps a card from being sent, in the order of the form; empty when it may be. */
export function whyNotReady(card: CardToSend): Problem[] {
  const { set, facts, answers } = card;
  const result = score(set, facts, answers);
  const lines = new Map(result.lines.map((line) => [line.code, line]));
  const byCode = new Map(answers.map((answer) => [answer.code, answer]));
  const criteria = set.groups.flatMap((group) => group.criteria);
  return [
    ...checkFacts(set, facts, card.kind, card.month, card.today),
    ...unknownCodes(criteria, answers),
    ...criteria.flatMap((criterion) => lineProblems(set, criterion, lines.get(criterion.code), byCode.get(criterion.code))),
    ...(set.weaknessesRequired && card.weaknesses.trim() === '' ? [{ at: 'weaknesses', text: 'Chưa ghi hạn chế, biện pháp khắc phục.' }] : []),
    ...checkVote(card.vote, facts.present),
  ];
}

/** Answers that no rule knows: wrong codes, values off the scale, reasons that are not offered. */
export function checkAnswers(set: CriteriaSet, facts: ScoringFacts, answers: readonly Answer[]): Problem[] {
  const criteria = set.groups.flatMap((group) => group.criteria);
  const lines = new Map(score(set, facts, answers).lines.map((line) => [line.code, line]));
  const wrong = answers.filter(({ code, value }) => {
    const criterion = criteria.find((each) => each.code === code);
    return criterion && value !== undefined && answeredPoints(set, criterion.rule, lines.get(code)?.maxPoints ?? 0, value) === undefined;
  });
  return [...unknownCodes(criteria, answers), ...wrong.map(({ code }) => ({ at: `answers.${code}`, text: `Mục ${code}: giá trị chấm không có trong thang điểm.` }))];
}

function unknownCodes(criteria: readonly Criterion[], answers: readonly Answer[]): Problem[] {
  const known = new Set(criteria.map((criterion) => criterion.code));
  return answers.filter(({ code }) => !known.has(code)).map(({ code }) => ({ at: `answers.${code}`, text: `Bộ tiêu chí không có mục ${code}.` }));
}

function lineProblems(set: CriteriaSet, criterion: Criterion, line: LineScore | undefined, answer: Answer | undefined): Problem[] {
  const at = `answers.${criterion.code}`;
  if (!line || line.state === 'UNCOMPUTED') return [];
  if (line.state === 'UNANSWERED') return [{ at, text: unansweredText(set, criterion, line, answer) }];
  if (line.state !== 'ANSWERED' || line.points === undefined) return [];
  if (line.points < line.maxPoints) return lowProblems(criterion, line.maxPoints - line.points, answer, at);
  const bare = line.maxPoints >= HEAVY_LINE && !answer?.note?.trim();
  return bare ? [{ at, text: `Mục ${criterion.code} đạt điểm tối đa ${formatPoints(line.maxPoints)} nhưng chưa có căn cứ.` }] : [];
}

function unansweredText(set: CriteriaSet, criterion: Criterion, line: LineScore, answer: Answer | undefined): string {
  if (answer?.value === undefined) return `Mục ${criterion.code} chưa chấm.`;
  const step = criterion.rule.kind === 'RANGE' ? `, bước ${formatPoints(criterion.rule.step ?? set.scoreStep)}` : '';
  return `Mục ${criterion.code}: giá trị chấm không có trong thang điểm (0 đến ${formatPoints(line.maxPoints)}${step}).`;
}

function lowProblems(criterion: Criterion, lost: number, answer: Answer | undefined, at: string): Problem[] {
  if (answer?.reasonCode && !reasonsOf(criterion).some((reason) => reason.code === answer.reasonCode)) {
    return [{ at, text: `Mục ${criterion.code}: lý do đã chọn không có trong danh sách.` }];
  }
  if (answer?.reasonCode || answer?.note?.trim()) return [];
  return [{ at, text: `Mục ${criterion.code} chưa có lý do trừ ${formatPoints(lost)} điểm.` }];
}
