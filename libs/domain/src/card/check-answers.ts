import { isAnsweredByHand, pointsOfAnswer } from '../scoring';
import type { Answer, CriteriaSet, Criterion, LinePlan } from '../criteria';
import type { ScoringFacts } from '../facts';
import { formatPoints } from '../text';
import { planLines } from '../criteria';
import type { Problem } from '../scoring';

/** Longest reason or căn cứ, characters. */
export const MAX_NOTE = 1000;

/** Most words of one card in all, characters: thirty lines at their longest and the weaknesses are 34 000. */
export const MOST_CARD_TEXT = 60_000;

/** A card is stored, shown and set on paper whole, under whichever set: why its words are too many for that. */
export function whyTooWordy(answers: readonly Pick<Answer, 'note'>[], weaknesses: string): Problem | undefined {
  const length = answers.reduce((sum, { note = '' }) => sum + note.length, weaknesses.length);
  if (length <= MOST_CARD_TEXT) return undefined;
  const text = `Phiếu có quá nhiều chữ: lý do, căn cứ và hạn chế gộp lại tối đa ${MOST_CARD_TEXT} ký tự, hiện có ${length}.`;
  return { at: 'answers', text };
}

/** One-tap reasons of lines that have none of their own. */
export const DEFAULT_REASONS: readonly { code: string; label: string }[] = [
  { code: 'NOT_DONE', label: 'Chưa thực hiện' },
  { code: 'PARTLY', label: 'Thực hiện chưa đầy đủ' },
  { code: 'LATE', label: 'Thực hiện chậm' },
  { code: 'NO_RECORD', label: 'Biên bản chưa thể hiện' },
];

/** The reasons a line offers for less than its maximum. */
export function reasonsOf({ reasons }: Criterion): readonly { code: string; label: string }[] {
  return reasons ?? DEFAULT_REASONS;
}

/** The reason as shown and printed: the label of the one tap, the words, or both; empty when there is none. */
export function reasonText(criterion: Criterion, answer: Answer | undefined): string {
  const label = reasonsOf(criterion).find(({ code }) => code === answer?.reasonCode)?.label;
  return [label, answer?.note?.trim()].filter(Boolean).join(': ');
}

/**
 * Answers that cannot be taken as they are, at `answers.<code>`: codes the set does not have, given twice, values the line
 * does not offer, lines that compute themselves, unknown reasons, notes that are too long. Answers to lines that do not
 * apply are kept and not counted: the facts may change back.
 */
export function checkAnswers(set: CriteriaSet, facts: ScoringFacts, answers: readonly Answer[]): Problem[] {
  const plans = new Map(planLines(set, facts).map((plan) => [plan.criterion.code, plan]));
  const seen = new Set<string>();
  return answers.flatMap((answer) => {
    const plan = plans.get(answer.code);
    const text = seen.has(answer.code)
      ? 'được chấm hai lần'
      : plan
        ? whyNotTaken(plan, set, answer)
        : 'không có trong bộ tiêu chí';
    seen.add(answer.code);
    return text ? [{ at: `answers.${answer.code}`, text: `Mục ${answer.code} ${text}.` }] : [];
  });
}

function whyNotTaken(plan: LinePlan, set: CriteriaSet, answer: Answer): string | undefined {
  const { criterion, maxPoints, applies } = plan;
  if (answer.note !== undefined && answer.note.length > MAX_NOTE) return `có lý do dài quá ${MAX_NOTE} ký tự`;
  if (answer.reasonCode !== undefined && !reasonsOf(criterion).some(({ code }) => code === answer.reasonCode)) {
    return 'có mã lý do không thuộc danh sách';
  }
  if (answer.value === undefined || applies === false) return undefined;
  if (!isAnsweredByHand(criterion)) return 'tự tính từ số liệu, không chấm tay';
  const points = pointsOfAnswer(criterion.rule, maxPoints, set.scoreStep, answer.value);
  return points === undefined ? `có giá trị không hợp lệ; ${offerWords(criterion, maxPoints, set)}` : undefined;
}

function offerWords({ rule }: Criterion, maxPoints: number, set: CriteriaSet): string {
  switch (rule.kind) {
    case 'CHECK':
      return 'chỉ nhận đạt hoặc không đạt';
    case 'CHOICE':
      return `chỉ nhận ${rule.options.map(({ points }) => formatPoints(points)).join('; ')} điểm`;
    case 'RANGE':
      return `nhận từ 0 đến ${formatPoints(maxPoints)} điểm, bước ${formatPoints(rule.step ?? set.scoreStep)}`;
    default:
      return 'nhận số lần, là số nguyên từ 0';
  }
}
