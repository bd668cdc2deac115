import type { Signal } from '@angular/core';
import { computed, signal } from '@angular/core';
import { foldVietnamese } from '@chibo/domain';

interface Named {
  name: string;
  parentName?: string;
}

/** Rows drawn at once; ten thousand branches would make an old phone wait. */
export const PORTION = 100;

/** From this many rows on a list can be searched. */
const SEARCHED_FROM = 8;

/** A list of branches as it is looked at: searched without accents, drawn in portions. */
export class LongList<T extends Named> {
  readonly words = signal('');
  private readonly limit = signal(PORTION);
  readonly searchable = computed(() => this.rows().length >= SEARCHED_FROM);
  readonly found = computed(() => {
    const wanted = foldVietnamese(this.words());
    return this.rows().filter(({ name, parentName = '' }) => foldVietnamese(`${name} ${parentName}`).includes(wanted));
  });
  readonly shown = computed(() => this.found().slice(0, this.limit()));

  constructor(readonly rows: Signal<readonly T[]>) {}

  search(words: string): void {
    this.words.set(words.trim());
    this.limit.set(PORTION);
  }

  showAll(): void {
    this.limit.set(Infinity);
  }
}
