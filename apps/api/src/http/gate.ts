import { Refusal } from './refusal';

export interface GateBounds {
  /** Works that run at the same moment. */
  places: number;
  /** Longest line in front of them. */
  line: number;
  /** Works of one account, running and waiting together. */
  perAccount: number;
  /** Code of the refusal of an account that asks for more than that. */
  code: `TOO_MANY_${string}`;
  /** What is being asked for, as in "… chờ xong rồi …". */
  what: string;
  /** Seconds after which another try makes sense. */
  retryAfter: number;
}

/** Whoever asked has gone away; nobody reads this. */
class Gone extends Refusal {
  constructor() {
    super(499, 'GONE', 'Yêu cầu đã bị hủy.');
  }
}

interface Waiting {
  enter(): void;
}

/**
 * In front of what costs much: so many at once, a line of bounded length, and of one account only so many, so that nobody
 * waits for one person's impatience. Beyond: 429 for the account, 503 for all, with the time to wait.
 */
export class Gate {
  private running = 0;
  private readonly line: Waiting[] = [];
  private readonly accounts = new Map<string, number>();

  constructor(private readonly bounds: GateBounds) {}

  /** Works running and waiting. */
  get load(): { running: number; waiting: number } {
    return { running: this.running, waiting: this.line.length };
  }

  /**
   * Runs `work` when its turn comes.
   * @param account whose turn; nobody's (`undefined`) counts for all only
   * @param gone when it fires the place in the line is given up; what runs already runs on
   */
  async pass<T>(account: string | undefined, work: () => Promise<T>, gone?: AbortSignal): Promise<T> {
    this.admit(account);
    try {
      await this.turn(gone);
      try {
        return await work();
      } finally {
        this.leave();
      }
    } finally {
      this.count(account, -1);
    }
  }

  /** Refuses while the line is full: to be asked before what costs something else. */
  requireRoom(): void {
    const { what, line, places, retryAfter } = this.bounds;
    if (this.running < places || this.line.length < line) return;
    const words = `Máy chủ đang bận: nhiều ${what} đang chờ. Đồng chí thử lại sau ít giây.`;
    throw new Refusal(503, 'BUSY', words, { retryAfter });
  }

  private admit(account: string | undefined): void {
    const { perAccount, code, what, retryAfter } = this.bounds;
    if (account !== undefined && (this.accounts.get(account) ?? 0) >= perAccount)
      throw new Refusal(429, code, `Đồng chí đang có ${perAccount} ${what} chờ xong. Đồng chí chờ rồi thử lại.`, {
        retryAfter,
      });
    this.requireRoom();
    this.count(account, 1);
  }

  private count(account: string | undefined, by: number): void {
    if (account === undefined) return;
    const now = (this.accounts.get(account) ?? 0) + by;
    if (now > 0) this.accounts.set(account, now);
    else this.accounts.delete(account);
  }

  private turn(gone: AbortSignal | undefined): Promise<void> {
    if (gone?.aborted) return Promise.reject(new Gone());
    if (this.running < this.bounds.places) {
      this.running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        enter: () => {
          gone?.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = (): void => {
        this.line.splice(this.line.indexOf(waiting), 1);
        reject(new Gone());
      };
      gone?.addEventListener('abort', leave, { once: true });
      this.line.push(waiting);
    });
  }

  /** The place goes to the first in the line. */
  private leave(): void {
    const next = this.line.shift();
    if (next) next.enter();
    else this.running -= 1;
  }
}
