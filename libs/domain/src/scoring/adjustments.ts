import type { CriteriaSet, Criterion, ScoringRule } from '../criteria';
import { formatPoints, isBlank } from '../text';
import type { Points } from '../points';
import type { Problem } from './problem';
import type { LineScore, Score } from './score-result';

/** Longest words of an adjustment, characters. */
export const MAX_ADJUSTMENT_WORDS = 1000;

/** Why a superior gives a line other points than the branch. */
export const ADJUSTMENT_REASONS = [
  { code: 'FACTS', label: 'Số liệu chưa đúng' },
  { code: 'NO_EVIDENCE', label: 'Chưa có căn cứ, minh chứng' },
  { code: 'TOO_HIGH', label: 'Chấm cao hơn mức đạt' },
  { code: 'TOO_LOW', label: 'Chấm thấp hơn mức đạt' },
  { code: 'OTHER', label: 'Lý do khác' },
] as const;
export type AdjustmentReason = (typeof ADJUSTMENT_REASONS)[number]['code'];

/** One line of the verified score that differs from the branch's own: "self + adjustments" (HD42: cấp trên chấm). */
export interface Adjustment {
  /** Criterion code. */
  code: string;
  /** What the line gets instead, hundredths, one of pointsOffered(). */
  points: Points;
  reasonCode: AdjustmentReason;
  /** Never empty: the branch reads them. */
  words: string;
}

/** The reason as shown and printed: "Chưa có căn cứ, minh chứng: Biên bản không ghi". */
export function adjustmentText({ reasonCode, words }: Adjustment): string {
  const label = ADJUSTMENT_REASONS.find(({ code }) => code === reasonCode)?.label;
  return [label, words.trim()].filter(Boolean).join(': ');
}

/** Lines with the superior's points. Adjustments of lines without points are ignored; checkAdjustments() names them. */
export function withAdjustments(lines: readonly LineScore[], adjustments: readonly Adjustment[]): LineScore[] {
  const byCode = new Map(adjustments.map((adjustment) => [adjustment.code, adjustment.points]));
  return lines.map((line) => {
    const points = byCode.get(line.code);
    return points === undefined || line.points === undefined ? line : { ...line, points };
  });
}

/**
 * Points a superior may give a line, best first, hundredths: the options and levels of its rule, every step of a free
 * range or of deductions.
 * @param maxPoints the line's maximum at this meeting
 */
export function pointsOffered({ rule }: Criterion, maxPoints: Points, set: Pick<CriteriaSet, 'scoreStep'>): Points[] {
  const offered = offeredBy(rule, maxPoints, set.scoreStep).filter((points) => points >= 0 && points <= maxPoints);
  return [...new Set(offered)].sort((a, b) => b - a);
}

function offeredBy(rule: ScoringRule, maxPoints: Points, step: Points): Points[] {
  switch (rule.kind) {
    case 'CHECK':
      return [maxPoints, 0];
    case 'CHOICE':
      return rule.options.map(({ points }) => points);
    case 'RANGE':
      return steps(maxPoints, 0, rule.step ?? step);
    case 'DEDUCT':
      return [...steps(maxPoints, rule.floor, rule.points), rule.floor];
    case 'LEVELS':
      return rule.deduct
        ? steps(maxPoints, rule.deduct.floor, step)
        : [maxPoints, ...rule.levels.map(({ points }) => points)];
  }
}

function steps(from: Points, to: Points, step: Points): Points[] {
  const count = Math.max(0, Math.floor((from - to) / step));
  return Array.from({ length: count + 1 }, (_, at) => from - at * step);
}

/**
 * Adjustments that cannot be taken, at `adjustments.<code>`: lines the set does not have or that do not apply, given twice,
 * points the line does not offer or that change nothing, without words.
 * @param self the branch's own score, whole
 */
export function checkAdjustments(set: CriteriaSet, self: Score, adjustments: readonly Adjustment[]): Problem[] {
  const criteria = new Map(set.groups.flatMap((group) => group.criteria).map((each) => [each.code, each]));
  const lines = new Map(self.lines.map((line) => [line.code, line]));
  const seen = new Set<string>();
  return adjustments.flatMap((adjustment) => {
    const { code } = adjustment;
    const text = seen.has(code)
      ? 'được điều chỉnh hai lần'
      : whyNotTaken(adjustment, criteria.get(code), lines.get(code), set);
    seen.add(code);
    return text ? [{ at: `adjustments.${code}`, text: `Mục ${code} ${text}.` }] : [];
  });
}

function whyNotTaken(
  adjustment: Adjustment,
  criterion: Criterion | undefined,
  line: LineScore | undefined,
  set: CriteriaSet,
): string | undefined {
  if (!criterion || !line) return 'không có trong bộ tiêu chí';
  if (line.points === undefined) return 'không tính ở kỳ này nên không điều chỉnh được';
  const { points, words } = adjustment;
  if (points > line.maxPoints) return `có điểm điều chỉnh vượt tối đa ${formatPoints(line.maxPoints)} điểm`;
  const offered = pointsOffered(criterion, line.maxPoints, set);
  if (!offered.includes(points)) return `chỉ nhận ${offeredWords(offered)} điểm`;
  if (points === line.points) return 'có điểm điều chỉnh bằng điểm chi bộ tự chấm';
  if (isBlank(words)) return 'chưa ghi lý do điều chỉnh';
  return words.length > MAX_ADJUSTMENT_WORDS ? `có lý do dài quá ${MAX_ADJUSTMENT_WORDS} ký tự` : undefined;
}

/** A short list in full, a long one by its ends and its step. */
function offeredWords(offered: readonly Points[]): string {
  const [best = 0, second = 0] = offered;
  if (offered.length <= 6) return offered.map(formatPoints).join('; ');
  return `từ ${formatPoints(offered.at(-1) ?? 0)} đến ${formatPoints(best)}, bước ${formatPoints(best - second)}`;
}
