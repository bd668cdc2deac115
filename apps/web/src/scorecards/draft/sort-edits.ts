import type { ScorecardView } from '@chibo/contracts';
import { isDropped } from './carried-items';
import { bySet } from './edits-by-set';
import { isLocked, openPartsOf } from './locks';
import type { Edit } from './merge';

/** What becomes of the changes of this device on a card as the server has it. */
export interface SortedEdits {
  /** Answers under another set than the card shows. */
  aside: Edit[];
  /** Of actions that are no longer carried. */
  dropped: Edit[];
  /** To parts the superior did not give back. */
  locked: Edit[];
  /** To be merged and sent. */
  open: Edit[];
}

export function sorted(view: ScorecardView, edits: readonly Edit[]): SortedEdits {
  const { here, aside } = bySet(view, edits);
  const parts = openPartsOf(view);
  const held = here.filter(({ key }) => !isDropped(view, key));
  return {
    aside,
    dropped: here.filter(({ key }) => isDropped(view, key)),
    locked: held.filter(({ key }) => isLocked(parts, key)),
    open: held.filter(({ key }) => !isLocked(parts, key)),
  };
}
