import { isIPv4, isIPv6 } from 'node:net';

/** Tries of one subject so far, the last of which was let in. */
export interface Tries {
  tries: number;
  /** The next one is let in from this instant on. */
  openAt: Date;
  /** Without a further try all is forgotten at this instant. */
  forgetAt: Date;
}

/** Seconds to wait after the tries that are free, one after the other; then always the last. */
const DELAYS = [2, 4, 8, 16, 32, 60];

const FORGOTTEN_AFTER_MS = 15 * 60_000;

/** Seconds to wait after the n-th try when `free` of them cost nothing. Never more than a minute: a delay, not a wall. */
export function delayAfter(tries: number, free: number): number {
  if (tries < free) return 0;
  return DELAYS[Math.min(tries - free, DELAYS.length - 1)];
}

/** Counts a try that begins now; to be called only when the one before is not still waiting. */
export function nextTry(before: Tries | undefined, now: Date, free: number): Tries {
  const tries = isOver(before, now) ? 1 : before.tries + 1;
  const openAt = new Date(now.getTime() + delayAfter(tries, free) * 1000);
  return { tries, openAt, forgetAt: new Date(openAt.getTime() + FORGOTTEN_AFTER_MS) };
}

export function isOver(before: Tries | undefined, now: Date): before is undefined {
  return !before || before.forgetAt <= now;
}

/** Whole seconds still to wait, at least one; 0 when a try is let in. */
export function secondsToWait(before: Tries | undefined, now: Date): number {
  if (isOver(before, now) || before.openAt <= now) return 0;
  return Math.ceil((before.openAt.getTime() - now.getTime()) / 1000);
}

/**
 * Whom an address stands for. IPv4: itself, for an office stands behind one and its neighbours in the provider's range are
 * strangers. IPv6: its /64, the smallest network a provider gives one customer, who may use any address in it.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain) || !isIPv6(plain)) return plain;
  const [head, tail = ''] = plain.split('%')[0].toLowerCase().split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const missing = plain.includes('::') ? 8 - groups.length - after.length : 0;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
