import type { ScorecardView } from '@chibo/contracts';
import type { MeetingFacts, OpenParts } from '@chibo/domain';
import { openParts } from '@chibo/domain';
import type { ItemKey } from './items';

/** What the branch may change of a card given back by line; undefined when all of it is open. */
export function openPartsOf({ state, returned, criteriaSet }: ScorecardView): OpenParts | undefined {
  return state === 'RETURNED' && returned ? openParts(criteriaSet, returned.lines) : undefined;
}

/** As far as the server said with the card. */
export function mayMove(wanted: string, view: ScorecardView | undefined): boolean {
  return view?.moves.some(({ move, reason }) => move === wanted && !reason) ?? false;
}

/** The vote is never locked: the branch votes again on what it sends again. Nor are last month's actions. */
export function isLocked(parts: OpenParts | undefined, key: ItemKey): boolean {
  if (!parts || key.startsWith('vote.') || key.startsWith('actions.')) return false;
  if (key === 'weaknesses') return !parts.weaknesses;
  const name = key.slice(key.indexOf('.') + 1);
  return key.startsWith('facts.') ? !parts.facts.has(name as keyof MeetingFacts) : !parts.answers.has(name);
}
