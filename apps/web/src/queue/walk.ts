import type { QueueItem } from '@chibo/contracts';

/** Where the open card stands in the queue; one that has left it keeps its place. */
export interface Standing {
  id: string | undefined;
  place: number;
}

/** The place of the open card in the queue as it is now. */
export function placeOf(items: readonly QueueItem[], id: string | undefined, before: number): number {
  const now = items.findIndex(({ scorecardId }) => scorecardId === id);
  return now < 0 ? before : now;
}

/** The neighbour of the open card; none at either end. */
export function neighbour(items: readonly QueueItem[], { id, place }: Standing, by: 1 | -1): string | undefined {
  if (id === undefined) return items[0]?.scorecardId;
  const gone = items.every(({ scorecardId }) => scorecardId !== id);
  return items[gone && by === 1 ? place : place + by]?.scorecardId;
}

/** What opens once a card is done: the one below it, and after the last the first again. */
export function following(items: readonly QueueItem[], done: Standing): string | undefined {
  const others = items.filter(({ scorecardId }) => scorecardId !== done.id);
  return neighbour(items, done, 1) ?? others[0]?.scorecardId;
}

/** Nothing about these asks for a look. */
export function cleanOf(items: readonly QueueItem[]): QueueItem[] {
  return items.filter(({ exceptions }) => exceptions.length === 0);
}
