import type { Adjustment, AdjustmentReason, CriteriaSet, Points, ReturnedLine, Score } from '@chibo/domain';
import { isAnsweredByHand, pointsOffered, score } from '@chibo/domain';
import type { PlannedCard } from './planned-card';
import type { Random } from './random';
import { ADJUSTMENT_WORDS, LINE_MESSAGES } from './texts';

/** Of the decided cards, those in which the superior sees a line otherwise than the branch. */
const ADJUSTED = 0.14;
/** Of these, those with two lines. */
const TWICE = 0.35;

/** Of the returned cards, those that come back line by line. */
const BY_LINE = 0.6;

/** What the superior made of a card: here and there a line gets less. Undefined where all stays as the branch scored it. */
export function verifiedBy(card: PlannedCard, random: Random): PlannedCard['verified'] {
  if (!random.chance(ADJUSTED)) return undefined;
  const lowered = random.shuffled(lowerable(card.set.content, card.score)).slice(0, random.chance(TWICE) ? 2 : 1);
  const adjustments = lowered.map(({ code, points }) => adjustment(code, points, random));
  const { facts, answers } = card.content;
  const context = { leadership: card.cell.leadership };
  return { adjustments, score: score(card.set.content, { ...facts, ...context }, answers, adjustments) };
}

/** Lines answered by hand that have points, each with the next lower points it offers. */
export function lowerable(content: CriteriaSet, own: Score | undefined): { code: string; points: Points }[] {
  return content.groups
    .flatMap(({ criteria }) => criteria)
    .filter(isAnsweredByHand)
    .flatMap((criterion) => {
      const line = lineOf(own, criterion.code);
      const points = pointsOffered(criterion, line?.maxPoints ?? 0, content).find((each) => each < (line?.points ?? 0));
      return points === undefined ? [] : [{ code: criterion.code, points }];
    });
}

function lineOf(own: Score | undefined, code: string): Score['lines'][number] | undefined {
  return own?.lines.find((line) => line.code === code);
}

function adjustment(code: string, points: Points, random: Random): Adjustment {
  const reasons = Object.keys(ADJUSTMENT_WORDS) as AdjustmentReason[];
  const reasonCode = random.pick(reasons);
  return { code, points, reasonCode, words: random.pick(ADJUSTMENT_WORDS[reasonCode] ?? []) };
}

/** Lines the superior gave back, or none for the whole card. */
export function returnedLinesOf({ set: { content } }: PlannedCard, random: Random): ReturnedLine[] {
  if (!random.chance(BY_LINE)) return [];
  const byHand = content.groups.flatMap(({ criteria }) => criteria).filter(isAnsweredByHand);
  const chosen = random.shuffled(byHand).slice(0, random.int(1, 2));
  return chosen.map(({ code }) => ({ code, message: random.pick(LINE_MESSAGES) }));
}
