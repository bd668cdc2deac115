import { describe, expect, it } from 'vitest';
import { nextTry } from './jobs';

describe('work that failed', () => {
  it('is tried again after a longer while each time, and given up after five', () => {
    expect([1, 2, 3, 4, 5, 6].map(nextTry)).toEqual([1, 2, 5, 10, 30, undefined]);
  });
});
