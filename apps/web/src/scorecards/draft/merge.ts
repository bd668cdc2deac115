import type { ItemKey, ItemValue, Items } from './items';
import { sameValue } from './items';

/** One item changed on this device and not yet acknowledged by the server. */
export interface Edit {
  key: ItemKey;
  /** Of an answer: the criteria set it was given under. The same code in another set is another line. */
  set?: string;
  /** What the server had when the item was changed. */
  base: ItemValue;
  value: ItemValue;
  /** Values that went out without an answer: the server may already have one of them from us. */
  sent: ItemValue[];
  /** Milliseconds of the change, for the words beside a conflict. */
  at: number;
}

/** Changed here and elsewhere, to different values. The user chooses; there is no default. */
export interface Conflict {
  key: ItemKey;
  mine: ItemValue;
  theirs: ItemValue;
  at: number;
}

export interface Merged {
  /** Changed on this side only, now based on what the server has. */
  keep: Edit[];
  /** Both sides agree. */
  settled: Edit[];
  conflicts: Conflict[];
}

/**
 * Three-way merge, item by item. What only the server changed needs nothing here: its value already stands in `theirs`.
 */
export function merge(edits: Iterable<Edit>, theirs: Items): Merged {
  const merged: Merged = { keep: [], settled: [], conflicts: [] };
  for (const edit of edits) {
    const other = theirs.get(edit.key) ?? null;
    const untouched = sameValue(other, edit.base) || edit.sent.some((value) => sameValue(value, other));
    if (sameValue(other, edit.value)) merged.settled.push(edit);
    else if (untouched) merged.keep.push({ ...edit, base: other, sent: [] });
    else merged.conflicts.push({ key: edit.key, mine: edit.value, theirs: other, at: edit.at });
  }
  return merged;
}

export function without(edits: ReadonlyMap<ItemKey, Edit>, key: ItemKey): ReadonlyMap<ItemKey, Edit> {
  const rest = new Map(edits);
  rest.delete(key);
  return rest;
}
