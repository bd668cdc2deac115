import { computed, signal } from '@angular/core';
import { wordsOf } from '../shell/api';

/** Until typing rests, ms. */
const REST = 250;

/** One page as the server answers it. */
export interface Page<T> {
  rows: T[];
  total: number;
}

/** A list that the server searches and pages: what is asked for later is shown, whatever comes in when. */
export class SearchedList<T> {
  /** Absent until the first answer. */
  readonly rows = signal<T[] | undefined>(undefined);
  readonly total = signal(0);
  readonly busy = signal(false);
  readonly failure = signal<string | undefined>(undefined);
  readonly left = computed(() => this.total() - (this.rows()?.length ?? 0));
  private asked = 0;
  private page = 1;
  private waiting?: ReturnType<typeof setTimeout>;

  /** @param read page 1, 2, … of what is wanted now */
  constructor(private readonly read: (page: number) => Promise<Page<T>>) {}

  /** From the first page on. True when its answer is shown. */
  start(): Promise<boolean> {
    return this.ask(1, () => []);
  }

  /** The same once typing rests. */
  startSoon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.start(), REST);
  }

  /** The next page, after what is shown. */
  more(): Promise<boolean> {
    return this.ask(this.page + 1, () => this.rows() ?? []);
  }

  private async ask(page: number, before: () => T[]): Promise<boolean> {
    clearTimeout(this.waiting);
    const turn = (this.asked += 1);
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      const { rows, total } = await this.read(page);
      if (turn !== this.asked) return false;
      this.rows.set([...before(), ...rows]);
      this.total.set(total);
      this.page = page;
      return true;
    } catch (error) {
      if (turn === this.asked) this.failure.set(wordsOf(error));
      return false;
    } finally {
      if (turn === this.asked) this.busy.set(false);
    }
  }
}
