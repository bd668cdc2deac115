import type { Signal } from '@angular/core';
import { computed, effect, linkedSignal, resource, signal } from '@angular/core';
import { wordsByField, wordsOf } from './api';

/** What a page asks the server, and how. */
export interface Question<Q, T> {
  /**
   * Plain data made of the page's signals; another question is asked at once, the same one only by `again`. Nothing is
   * asked while it is undefined.
   */
  question: () => Q | undefined;
  read: (question: Q) => Promise<T>;
  /** Leaves the answer to the question before in sight until this one's comes: a table that is filtered does not blink. */
  keep?: boolean;
}

/** An answer of the server as a page reads it: the newest question's only, whatever comes late. */
export interface Reading<T> {
  /** The last good answer to this question, also while it is asked again or has failed; of another one only with `keep`. */
  readonly value: Signal<T | undefined>;
  readonly busy: Signal<boolean>;
  /** Why the newest question has no answer, in words. */
  readonly failure: Signal<string | undefined>;
  /** The same by field, where the server names one. */
  readonly errors: Signal<Readonly<Partial<Record<string, string>>>>;
  /** Asks anew; what is under way is nobody's. Resolves when there is an answer or a failure. */
  again(): Promise<void>;
  /** What an act answered, newer than anything that is being read. */
  set(value: T): void;
}

interface Kept<T> {
  question: unknown;
  value: T;
}

/** Reads for a component, from where it is created until it goes. */
export function reading<Q, T>({ question, read, keep = false }: Question<Q, T>): Reading<T> {
  const asked = computed(question, { equal: isSame });
  const times = signal(0);
  const answer = resource({
    params: () => {
      const [now, time] = [asked(), times()];
      return now === undefined ? undefined : { question: now, time };
    },
    loader: ({ params }) => read(params.question as Q),
  });
  const kept = linkedSignal<Kept<T | undefined>, Kept<T> | undefined>({
    source: () => ({ question: asked(), value: answer.hasValue() ? (answer.value() as T) : undefined }),
    computation: (now, previous) => {
      if (answer.hasValue()) return now as Kept<T>;
      const last = previous?.value;
      const stays = last && (isSame(last.question, now.question) || (keep && answer.isLoading()));
      return stays ? last : undefined;
    },
  });
  const asking = new Asking(answer.isLoading, times);
  return {
    value: computed(() => kept()?.value),
    busy: answer.isLoading,
    failure: computed(() => (answer.error() ? wordsOf(answer.error()) : undefined)),
    errors: computed(() => wordsByField(answer.error())),
    again: () => asking.until(() => times.update((count) => count + 1)),
    set: (value) => answer.set(value),
  };
}

/** Those who wait for the end of what they have asked for. */
class Asking {
  private readonly waiting: (() => void)[] = [];

  constructor(busy: Signal<boolean>, times: Signal<number>) {
    effect(() => {
      times();
      if (!busy()) for (const done of this.waiting.splice(0)) done();
    });
  }

  until(ask: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      ask();
    });
  }
}

/** Questions are data: two that say the same are one. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
