import { computed, signal } from '@angular/core';
import type { ProblemView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../../shell/api';
import type { ItemKey, ItemValue } from './items';
import { sameValue } from './items';
import type { Edit } from './merge';

interface Refused {
  value: ItemValue;
  words: string;
}

/** Refused for what was sent, not for who sent it or when. */
const OF_CONTENT = [400, 413, 422];

/**
 * Items the server would not take, set aside with its words until they are changed: one of them never holds the others.
 * A refusal that names no item is narrowed down by sending one item at a time.
 */
export class RefusedItems {
  private readonly held = signal<ReadonlyMap<ItemKey, Refused>>(new Map());
  private oneByOne = false;
  /** Words by item. */
  readonly words = computed(() => new Map([...this.held()].map(([key, { words }]) => [key, words])));

  /** What of these may go up now. */
  batchOf(edits: Edit[]): Edit[] {
    const open = edits.filter(({ key, value }) => !this.isHeld(key, value));
    if (open.length === 0) this.oneByOne = false;
    return this.oneByOne ? open.slice(0, 1) : open;
  }

  /** Takes the blame off the batch: true when the others can go up without what was refused. */
  setAside(error: unknown, batch: Edit[]): boolean {
    if (!(error instanceof ProblemError) || !OF_CONTENT.includes(error.problem.status)) return false;
    const named = wordsByItem(error.problem, batch);
    const [only, ...others] = batch;
    if (named.size === 0 && others.length === 0) named.set(only.key, error.message);
    if (named.size === 0) this.oneByOne = true;
    for (const { key, value } of batch) if (named.has(key)) this.hold(key, value, named.get(key) ?? '');
    return true;
  }

  /** Changed by hand or by the server: what stands there now has not been refused. */
  forget(key: ItemKey): void {
    if (!this.held().has(key)) return;
    this.held.update((held) => new Map([...held].filter(([other]) => other !== key)));
  }

  clear(): void {
    this.held.set(new Map());
  }

  private isHeld(key: ItemKey, value: ItemValue): boolean {
    const held = this.held().get(key);
    return held !== undefined && sameValue(held.value, value);
  }

  private hold(key: ItemKey, value: ItemValue, words: string): void {
    this.held.update((held) => new Map(held).set(key, { value, words }));
  }
}

/** The server names an item by its key, an answer by the code of its line; what follows is the part of it at fault. */
function wordsByItem({ errors = [] }: ProblemView, batch: Edit[]): Map<ItemKey, string> {
  const named = new Map<ItemKey, string>();
  for (const { field, text } of errors) {
    const at = field.replace(/\.(code|value|reasonCode|note)$/, '');
    const key = batch.find((edit) => edit.key === field || edit.key === at)?.key;
    if (key && !named.has(key)) named.set(key, text);
  }
  return named;
}

/** Worth trying again by itself: no answer, too busy, or broken for the moment. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  if (!(error instanceof ProblemError)) return false;
  const { status, code } = error.problem;
  return status >= 500 || status === 429 || code === 'STILL_RUNNING';
}

/** The card is gone: its branch has given it up. */
export function isGivenUp(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === 'GIVEN_UP';
}

/** Waits until the account this page belongs to is signed in again. */
export function isLockedOut(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.status === 401 || error.problem.code === 'OTHER_ACCOUNT');
}
