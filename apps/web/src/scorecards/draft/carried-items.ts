import type { ScorecardView } from '@chibo/contracts';
import type { ItemKey, Items } from './items';
import { actionKey, itemsOf } from './items';

/**
 * What the server has of a card. Actions follow last month's newest score: one that is no longer carried is dropped with
 * its tick, so that no more go up than the card has.
 */
export function carriedItems(view: ScorecardView): Items {
  return new Map([...itemsOf(view.content)].filter(([key]) => !isDropped(view, key)));
}

export function isDropped({ carried }: ScorecardView, key: ItemKey): boolean {
  return key.startsWith('actions.') && !carried.some(({ code }) => actionKey(code) === key);
}
