/** How much one account may do in one go, and how fast it comes again. */
export interface Pace {
  atOnce: number;
  perSecond: number;
}

interface Purse {
  left: number;
  at: number;
}

/** Purses kept: beyond so many the one that was used least lately begins anew, so that strangers cannot fill the memory. */
export const MOST_KEPT = 50_000;

/** What each account has left of a pace. In memory: several processes allow as many times more, which bounds it as well. */
export class Purses {
  private readonly purses = new Map<string, Purse>();

  constructor(private readonly pace: Pace) {}

  /** Takes one, if there is one. @param now milliseconds */
  take(accountId: string, now: number): boolean {
    const { left } = this.filled(accountId, now);
    this.purses.delete(accountId);
    if (this.purses.size >= MOST_KEPT) this.purses.delete(this.purses.keys().next().value ?? '');
    this.purses.set(accountId, { left: left < 1 ? left : left - 1, at: now });
    return left >= 1;
  }

  /** Filled up for the time that has passed. */
  private filled(accountId: string, now: number): Purse {
    const { atOnce, perSecond } = this.pace;
    const before = this.purses.get(accountId) ?? { left: atOnce, at: now };
    const come = (Math.max(0, now - before.at) / 1000) * perSecond;
    return { left: Math.min(atOnce, before.left + come), at: now };
  }
}
