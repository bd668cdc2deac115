import type { ItemKey } from './items';

/** Of what has been entered: on this device only, or on the server too. */
export type Place = 'DEVICE' | 'SERVER';

type Keyed = ReadonlyMap<ItemKey, unknown>;

/** Of several items together: on the server only when none of them waits. */
export function placeIn(edits: Keyed, server: Keyed, which: (key: ItemKey) => boolean): Place | undefined {
  if ([...edits.keys()].some(which)) return 'DEVICE';
  return [...server.keys()].some(which) ? 'SERVER' : undefined;
}
