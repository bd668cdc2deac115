import type { ScorecardView } from '@chibo/contracts';
import type { MeetingFacts, Score } from '@chibo/domain';
import { FACT_LABEL, HASTY_SECONDS, askAboutFacts, sameLines } from '@chibo/domain';
import { shortMonth } from '../../ui/when';

/** Quiet words before sending, for a second look; they keep nobody from sending. */
export function hintsBeforeSending(
  score: Score,
  previous: ScorecardView['previous'],
  seconds: number | undefined,
  facts: MeetingFacts = {},
): string[] {
  return [
    ...askAboutFacts(facts).map(({ fact, text }) => `${FACT_LABEL[fact]}: ${text}`),
    ...(previous && sameLines(score, previous.score)
      ? [`Mọi mục giống phiếu ${shortMonth(previous.month).toLowerCase()}.`]
      : []),
    ...(seconds !== undefined && seconds < HASTY_SECONDS ? ['Phiếu được nhập rất nhanh trên máy này.'] : []),
  ];
}
