import type { Adjustment, LineScore, Score } from '../scoring';
import { adjustmentText, lossOf } from '../scoring';
import { reasonText } from './check-answers';
import type { Answer, CriteriaSet, Criterion } from '../criteria';
import { formatPoints, isBlank, normalizeText } from '../text';
import { WEAKNESSES } from './returned-parts';

/** Most actions at the top of a card. */
export const MOST_CARRIED = 3;
/** Longest words of one, characters; they are printed on the card. */
const MAX_WORDS = 160;

/** Something to mend since last month. */
export interface CarriedAction {
  /** Criterion code, or WEAKNESSES. */
  code: string;
  text: string;
}

/** Last month's card of the branch: its newest official score, or else its own. */
export interface LastCard {
  set: CriteriaSet;
  score: Score;
  answers: readonly Answer[];
  weaknesses: string;
  adjustments?: readonly Adjustment[];
}

/**
 * What last month leaves to do: the branch's own words about its weaknesses first, then the lines that lost most, at most
 * MOST_CARRIED in all. Lines that lost nothing or did not apply leave nothing.
 */
export function carriedActions(last: LastCard): CarriedAction[] {
  const own = isBlank(last.weaknesses) ? [] : [{ code: WEAKNESSES, text: shortened(normalizeText(last.weaknesses)) }];
  const lost = last.score.lines.filter((line) => lossOf(line) > 0).sort((a, b) => lossOf(b) - lossOf(a));
  return [...own, ...lost.flatMap((line) => lineAction(last, line))].slice(0, MOST_CARRIED);
}

function lineAction({ set, answers, adjustments = [] }: LastCard, line: LineScore): CarriedAction[] {
  const criterion = set.groups.flatMap(({ criteria }) => criteria).find(({ code }) => code === line.code);
  if (!criterion) return [];
  const why = whyLost(criterion, line, answers, adjustments);
  const head = `Mục ${line.code} ${criterion.shortLabel}: mất ${formatPoints(lossOf(line))} điểm`;
  return [{ code: line.code, text: shortened(why ? `${head} (${why})` : head) }];
}

/** The superior's words where there are any, else the branch's own, else the formula. */
function whyLost(
  criterion: Criterion,
  line: LineScore,
  answers: readonly Answer[],
  adjustments: readonly Adjustment[],
): string {
  const adjustment = adjustments.find(({ code }) => code === line.code);
  if (adjustment) return normalizeText(adjustmentText(adjustment));
  const own = reasonText(
    criterion,
    answers.find(({ code }) => code === line.code),
  );
  return normalizeText(own || line.explanation);
}

function shortened(text: string): string {
  if (text.length <= MAX_WORDS) return text;
  const head = text.slice(0, MAX_WORDS - 1);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), MAX_WORDS / 2)).trimEnd()}…`;
}
