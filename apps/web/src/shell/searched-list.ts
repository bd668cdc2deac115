import type { Signal } from '@angular/core';
import { computed, linkedSignal } from '@angular/core';
import type { Reading } from './reading';
import { reading } from './reading';

/** One page as the server answers it. */
export interface Page<T> {
  rows: readonly T[];
  total: number;
}

/** A list that the server searches and cuts: its value are the rows in sight, page after page. */
export interface SearchedList<T> extends Reading<readonly T[]> {
  readonly total: Signal<number>;
  /** Rows that were found and are not in sight. */
  readonly left: Signal<number>;
  /** The next page, after what is in sight. */
  more(): void;
}

interface Shown<T> {
  wanted: string;
  rows: readonly T[];
  total: number;
}

/** @param list `question`: plain data, as of `reading()`; `read`: its page 1, 2, … */
export function searchedList<Q, T>(list: {
  question: () => Q | undefined;
  read: (question: Q, page: number) => Promise<Page<T>>;
}): SearchedList<T> {
  const wanted = computed(() => JSON.stringify(list.question()));
  const page = linkedSignal({ source: wanted, computation: () => 1 });
  const pages = reading({
    question: () => {
      const question = list.question();
      return question === undefined ? undefined : { question, page: page() };
    },
    read: async ({ question, page: at }) => {
      const { rows, total } = await list.read(question as Q, at);
      return { wanted: JSON.stringify(question), at, rows, total };
    },
    keep: true,
  });
  const shown = linkedSignal<{ wanted: string; page?: Shown<T> & { at: number } }, Shown<T> | undefined>({
    source: () => ({ wanted: wanted(), page: pages.value() }),
    computation: (now, previous) => {
      const before = previous?.value;
      // A page that could not be read takes nothing away of what stands before it.
      if (!now.page) return before?.wanted === now.wanted ? before : undefined;
      if (now.page === previous?.source.page) return before;
      return now.page.at === 1 ? now.page : { ...now.page, rows: [...(before?.rows ?? []), ...now.page.rows] };
    },
  });
  const total = computed(() => shown()?.total ?? 0);
  return {
    ...pages,
    value: computed(() => shown()?.rows),
    total,
    left: computed(() => total() - (shown()?.rows.length ?? 0)),
    more: () => page.update((at) => at + 1),
    again: () => {
      page.set(1);
      return pages.again();
    },
    set: (rows) => pages.set({ wanted: wanted(), at: 1, rows, total: rows.length }),
  };
}
