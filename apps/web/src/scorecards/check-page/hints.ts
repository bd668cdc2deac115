import type { ScorecardView } from '@chibo/contracts';
import type { Score } from '@chibo/domain';
import { HASTY_SECONDS, sameLines } from '@chibo/domain';
import { shortMonth } from '../../ui/when';

/** Quiet words before sending, for a second look; they keep nobody from sending. */
export function hintsBeforeSending(
  score: Score,
  previous: ScorecardView['previous'],
  seconds: number | undefined,
): string[] {
  return [
    ...(previous && sameLines(score, previous.score)
      ? [`Mọi mục giống phiếu ${shortMonth(previous.month).toLowerCase()}.`]
      : []),
    ...(seconds !== undefined && seconds < HASTY_SECONDS ? ['Phiếu được nhập rất nhanh trên máy này.'] : []),
  ];
}
