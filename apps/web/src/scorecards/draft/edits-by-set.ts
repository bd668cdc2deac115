import type { ScorecardView } from '@chibo/contracts';
import type { ItemKey } from './items';
import { answerKey } from './items';
import type { Edit } from './merge';

export interface EditsBySet {
  /** Of the set the card shows, and all that is of no set. */
  here: Edit[];
  /** Answers under other sets: kept, shown nowhere, there again when their set is. */
  aside: Edit[];
}

/** The set an item is entered under: answers are keyed by set and line. */
export function setFor(view: ScorecardView | undefined, key: ItemKey): Pick<Edit, 'set'> {
  const set = view?.criteriaSetVersionId;
  return isAnswer(key) && set !== undefined ? { set } : {};
}

function isAnswer(key: ItemKey): boolean {
  return key.startsWith('answers.');
}

/**
 * Tells the changes of this device apart by their set. One without a set is from before sets were told apart: it was made
 * under the set the card's own answers stand under.
 */
export function bySet(view: ScorecardView, edits: readonly Edit[]): EditsBySet {
  const { criteriaSetVersionId: shown, swap } = view;
  const codes = new Set(
    view.criteriaSet?.groups.flatMap(({ criteria }) => criteria.map(({ code }) => answerKey(code))),
  );
  const isHere = ({ key, set }: Edit): boolean => {
    if (!isAnswer(key)) return true;
    if (set !== undefined) return set === shown;
    return !swap && (!view.criteriaSet || codes.has(key));
  };
  return { here: edits.filter(isHere), aside: edits.filter((edit) => !isHere(edit)) };
}

/** A change from before sets were told apart, under the set it turned out to be of. */
export function underSet(view: ScorecardView, edit: Edit): Edit {
  return edit.set === undefined ? { ...edit, ...setFor(view, edit.key) } : edit;
}

/** No answer is given or sent under a set the branch has not agreed to. */
export function waitsForSwap(view: ScorecardView | undefined, key: ItemKey): boolean {
  return isAnswer(key) && view?.swap !== undefined;
}

/** The card stands under another set than before, or is about to. */
export function isTurned(before: ScorecardView | undefined, now: ScorecardView): boolean {
  return now.swap !== undefined || now.criteriaSetVersionId !== before?.criteriaSetVersionId;
}
