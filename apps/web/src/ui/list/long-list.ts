import type { Signal } from '@angular/core';
import { ApplicationRef, DestroyRef, computed, inject, signal } from '@angular/core';
import { foldVietnamese } from '@chibo/domain';

interface Named {
  name: string;
  parentName?: string;
}

/** Rows drawn at once; ten thousand branches would make an old phone wait. */
export const PORTION = 100;

/** From this many rows on a list can be searched. */
const SEARCHED_FROM = 8;

/** A list of branches as it is looked at: searched without accents, drawn in portions, whole on paper. */
export class LongList<T extends Named> {
  readonly words = signal('');
  private readonly limit = signal(PORTION);
  readonly searchable = computed(() => this.rows().length >= SEARCHED_FROM);
  readonly found = computed(() => {
    const wanted = this.printing() ? '' : foldVietnamese(this.words());
    return this.rows().filter(({ name, parentName = '' }) => foldVietnamese(`${name} ${parentName}`).includes(wanted));
  });
  readonly shown = computed(() => this.found().slice(0, this.printing() ? Infinity : this.limit()));
  readonly hidden = computed(() => this.found().length - this.shown().length);

  /** @param printing from `whilePrinting`, where the page is printed */
  constructor(
    readonly rows: Signal<readonly T[]>,
    private readonly printing: Signal<boolean> = signal(false),
  ) {}

  search(words: string): void {
    this.words.set(words.trim());
    this.limit.set(PORTION);
  }

  showAll(): void {
    this.limit.set(Infinity);
  }
}

/**
 * True while the browser makes paper of the page, also when its own menu was used. It prints as soon as it has said so:
 * the page is drawn anew at once. In an injection context.
 */
export function whilePrinting(): Signal<boolean> {
  const [printing, application] = [signal(false), inject(ApplicationRef)];
  const turn = (on: boolean) => (): void => {
    printing.set(on);
    application.tick();
  };
  const [begin, end] = [turn(true), turn(false)];
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  inject(DestroyRef).onDestroy(() => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
  });
  return printing.asReadonly();
}
