import { signal } from '@angular/core';
import { NetworkError } from '../shell/api';

interface Waiting {
  path: string;
  resolve: (view: unknown) => void;
  reject: (error: Error) => void;
}

/** Stands for `Api`: holds every reading back until a spec lets those of one question go. */
export class HeldServer {
  readonly expired = signal(false);
  readonly otherAccount = signal(false);
  readonly unreachable = signal(false);
  actsFor = (): string | undefined => undefined;
  private waiting: Waiting[] = [];

  /** @param serve the answer to a path */
  constructor(private readonly serve: (path: string) => unknown) {}

  readonly get = (path: string): Promise<unknown> =>
    new Promise((resolve, reject) => this.waiting.push({ path, resolve, reject }));

  readonly post = (): Promise<never> => new Promise(() => undefined);

  /** Answers what waits under paths with these words in them; says how much that was. */
  answer(words: string): number {
    return this.release(words, ({ path, resolve }) => resolve(this.serve(path)));
  }

  fail(words: string): number {
    return this.release(words, ({ reject }) => reject(new NetworkError()));
  }

  private release(words: string, how: (one: Waiting) => void): number {
    const own = this.waiting.filter(({ path }) => path.includes(words));
    this.waiting = this.waiting.filter((one) => !own.includes(one));
    own.forEach(how);
    return own.length;
  }
}
