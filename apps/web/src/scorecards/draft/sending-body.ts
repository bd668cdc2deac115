import type { ScorecardContent, ScorecardView, SubmitScorecardBody } from '@chibo/contracts';

/** What is sent of a card: answers in the order of the set, so that the same content is the same text. */
export function sendingBody(
  { state, month, criteriaSetVersionId }: ScorecardView,
  { facts, answers, weaknesses, vote, actionsDone = [] }: ScorecardContent,
  { meant, secondsSpent }: { meant: boolean; secondsSpent: number },
): SubmitScorecardBody {
  return {
    criteriaSetVersionId,
    facts: sortedKeys(facts),
    answers: [...answers].sort((a, b) => (a.code < b.code ? -1 : 1)),
    weaknesses,
    vote: sortedKeys(vote),
    actionsDone,
    ...(meant ? { confirmedMonth: month } : {}),
    // Mending a line takes no time and is often done on another device: it says nothing about the card.
    ...(state === 'RETURNED' ? {} : { secondsSpent }),
  };
}

function sortedKeys<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).sort()) as T;
}
