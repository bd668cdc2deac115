import { describe, expect, it } from 'vitest';
import { DEFAULT_GAP, gapWords, isGap } from './score-gap';

const good = (total: number) => ({ total: total * 100, band: 'GOOD' as const });
const fair = (total: number) => ({ total: total * 100, band: 'FAIR' as const });

describe('a gap between the verified score and the branch’s own', () => {
  it.each([
    [good(96), good(96), false],
    [good(96), good(91.25), false],
    [good(96), good(91), true],
    [good(91), good(96), true],
    [good(90), fair(89), true],
    [good(92), fair(92), true],
  ])('%j, %j: %s', (self, verified, gap) => expect(isGap(self, verified, DEFAULT_GAP)).toBe(gap));

  it.each([
    [good(96), good(91), '−5'],
    [good(91), good(96.5), '+5,5'],
    [good(92), fair(86), '−6, Tốt → Khá'],
    [good(92), fair(92), '0, Tốt → Khá'],
  ])('%j, %j is said as %s', (self, verified, words) => expect(gapWords(self, verified)).toBe(words));
});
