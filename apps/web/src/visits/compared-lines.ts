import type { ScorecardView } from '@chibo/contracts';
import type { LineScore, Points } from '@chibo/domain';
import { formatPoints } from '@chibo/domain';
import { gapWords, readLine } from '../scorecards/scorecard-view/read-lines';

/** One line of a meeting with the points of each who scored it. */
export interface ComparedLine {
  code: string;
  label: string;
  self: string;
  observed: string;
  verified: string;
  /** Somebody gave other points than the branch. */
  differs: boolean;
}

type Card = Pick<
  ScorecardView,
  'criteriaSetVersionId' | 'criteriaSet' | 'self' | 'observed' | 'verified' | 'content' | 'score'
>;

export function comparedLines(card: Card): ComparedLine[] {
  return card.criteriaSet.groups
    .flatMap(({ criteria }) => criteria)
    .flatMap((criterion) => {
      const row = readLine(card, criterion, card.verified?.score, []);
      if (!row) return [];
      const { line, observed, verified } = row;
      const others = [observed, verified].flatMap((other) => gapTo(line, other) ?? []);
      return {
        code: criterion.code,
        label: criterion.label,
        self: line.points === undefined ? '–' : `${formatPoints(line.points)}/${formatPoints(line.maxPoints)}`,
        observed: beside(line, observed),
        verified: beside(line, verified),
        differs: others.some((gap) => gap !== 0),
      };
    });
}

/** "4 (−1)": points and how far they are from the branch's own; "–" where there are none, which is not 0. */
export function withGap(points: Points | undefined, own: Points | undefined): string {
  if (points === undefined) return '–';
  return own === undefined ? formatPoints(points) : `${formatPoints(points)} (${gapWords(points - own)})`;
}

function beside(line: LineScore, other: LineScore | undefined): string {
  return withGap(other?.points, line.points);
}

function gapTo(line: LineScore, other: LineScore | undefined): Points | undefined {
  return other?.points === undefined || line.points === undefined ? undefined : other.points - line.points;
}
