import type { ScorecardView } from '@chibo/contracts';
import type { Adjustment, Criterion, LineScore, Points, Score } from '@chibo/domain';
import { formatPoints, isAnsweredByHand, reasonText } from '@chibo/domain';

/** One line of a card as it is read: the branch's points, the superior's where there are any, and why. */
export interface ReadLine {
  criterion: Criterion;
  line: LineScore;
  verified?: LineScore;
  /** Of the working group that sat in, once it and the branch have both given theirs. */
  observed?: LineScore;
  /** Why the superior's points differ. */
  adjustment?: Adjustment;
  /** Reason, căn cứ, or the formula of a computed line. */
  words: string;
}

export function readLine(
  {
    criteriaSetVersionId,
    self,
    observed,
    content,
    score,
  }: Pick<ScorecardView, 'criteriaSetVersionId' | 'self' | 'observed' | 'content' | 'score'>,
  criterion: Criterion,
  verified: Score | undefined,
  adjustments: readonly Adjustment[],
): ReadLine | undefined {
  const ofLine = ({ code }: { code: string }): boolean => code === criterion.code;
  const line = (self?.score ?? score).lines.find(ofLine);
  if (!line) return undefined;
  const answered = isAnsweredByHand(criterion) && line.state === 'ANSWERED';
  const words = answered ? reasonText(criterion, (self?.content ?? content).answers.find(ofLine)) : line.explanation;
  return {
    criterion,
    line,
    verified: verified?.lines.find(ofLine),
    // A code of another set is another line.
    observed: observed?.criteriaSetVersionId === criteriaSetVersionId ? observed?.score.lines.find(ofLine) : undefined,
    adjustment: adjustments.find(ofLine),
    words,
  };
}

/**
 * Points of the superior, or while there are none of the working group, less the branch's own; undefined where one of them
 * is missing, which is not the same as 0.
 */
export function gapOf({
  line,
  verified,
  observed,
}: Pick<ReadLine, 'line' | 'verified' | 'observed'>): Points | undefined {
  const other = (verified ?? observed)?.points;
  return line.points === undefined || other === undefined ? undefined : other - line.points;
}

/** "−1", "+0,5", "0"; "–" where a score is missing. */
export function gapWords(gap: Points | undefined): string {
  if (gap === undefined) return '–';
  if (gap === 0) return '0';
  return `${gap > 0 ? '+' : '−'}${formatPoints(Math.abs(gap))}`;
}

/** Below its maximum, waiting, or given other points by the superior. */
export function isWorthSeeing(row: ReadLine): boolean {
  const { state, points, maxPoints } = row.line;
  if (state === 'MOVED' || state === 'EXCLUDED') return false;
  const seenOtherwise = row.observed?.points !== undefined && row.observed.points !== points;
  return points === undefined || points < maxPoints || gapOf(row) !== 0 || seenOtherwise;
}
