import { signal, untracked } from '@angular/core';
import { wordsByField, wordsOf } from './api';

/** One thing a page asks of the server: never twice at once, and its failure in words, by field where the server names one. */
export class Act {
  readonly busy = signal(false);
  readonly failure = signal<string | undefined>(undefined);
  readonly errors = signal<Readonly<Partial<Record<string, string>>>>({});

  /** True when it was done. An effect that runs it does not run again because it has ended. */
  async run(work: () => Promise<void>): Promise<boolean> {
    if (untracked(this.busy)) return false;
    this.busy.set(true);
    this.forget();
    try {
      await work();
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** What the page itself finds wrong before it asks; true when there is nothing. */
  check(errors: Partial<Record<string, string>>): boolean {
    this.forget();
    this.errors.set(errors);
    return Object.keys(errors).length === 0;
  }

  forget(): void {
    this.failure.set(undefined);
    this.errors.set({});
  }

  private fail(error: unknown): void {
    this.failure.set(wordsOf(error));
    this.errors.set(wordsByField(error));
  }
}
