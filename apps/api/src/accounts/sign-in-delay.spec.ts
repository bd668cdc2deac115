import { describe, expect, it } from 'vitest';
import { delayAfter, networkOf, nextTry, secondsToWait } from './sign-in-delay';

const NOON = new Date('2026-03-06T03:00:00Z');
const later = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);

describe('the delay', () => {
  it('grows from nothing to a minute and no further', () => {
    expect(Array.from({ length: 12 }, (_, at) => delayAfter(at + 1, 5))).toEqual([
      0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
    expect([1, 2, 3].map((tries) => delayAfter(tries, 1))).toEqual([2, 4, 8]);
  });

  it('counts from the try before, and begins anew a quarter of an hour after the last one', () => {
    const fifth = nextTry({ tries: 4, openAt: NOON, forgetAt: later(900) }, later(10), 5);
    expect(fifth).toEqual({ tries: 5, openAt: later(12), forgetAt: later(912) });
    expect([10, 11.5, 12].map((at) => secondsToWait(fifth, later(at)))).toEqual([2, 1, 0]);
    expect(nextTry(fifth, later(912), 5).tries).toBe(1);
    expect(secondsToWait(undefined, NOON)).toBe(0);
  });
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
