import { describe, expect, it } from 'vitest';
import { countNxTasks, countPlaywright, countVitest, NOTHING, summary, withExit } from './counts.mjs';

describe('counts', () => {
  it('reads what Vitest and Playwright report', () => {
    const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    expect(countVitest(vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 0 };
    expect(countPlaywright({ stats })).toEqual({ passed: 4, failed: 2, skipped: 0 });
  });

  it('reads which tasks of Nx failed', () => {
    const tasks = ['api:lint', 'web:lint', 'api:typecheck'];
    expect(countNxTasks(tasks, 'all well')).toEqual({ passed: 3, failed: 0, skipped: 0 });
    const output = ' NX   Running targets failed\n\nFailed tasks:\n\n- web:lint\n- api:typecheck\n\n';
    expect(countNxTasks(tasks, output)).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  it.each([
    ['a bad end without a failed test', { ...NOTHING, passed: 3 }, false, { passed: 3, failed: 1, skipped: 0 }],
    ['a good end without any test', NOTHING, true, { passed: 0, failed: 1, skipped: 0 }],
    ['a bad end that its tests explain', { ...NOTHING, failed: 2 }, false, { passed: 0, failed: 2, skipped: 0 }],
    ['a good end', { ...NOTHING, passed: 3 }, true, { passed: 3, failed: 0, skipped: 0 }],
  ])('takes %s into account', (_, counts, endedWell, expected) => {
    expect(withExit(counts, endedWell)).toEqual(expected);
  });

  it('says nothing of skipped tests when there are none', () => {
    expect(summary({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed');
    expect(summary({ passed: 2, failed: 0, skipped: 1 })).toBe('2 passed, 0 failed, 1 skipped');
  });
});
