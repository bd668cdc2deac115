import { expect, it, vi } from 'vitest';
import { step, StepFailed } from './step.mjs';

const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const run = (/** @type {string} */ code, options = {}) => step('Trying', process.execPath, ['-e', code], options);

it('returns what the command printed and says how long it took', async () => {
  expect(await run('console.log("out"); console.error("err")')).toMatch(/out|err/);
  expect(log).toHaveBeenLastCalledWith(expect.stringMatching(/Trying: done after \d+ s/));
});

it('fails with the exit code and all that was printed', async () => {
  const failure = await run('console.log("why"); process.exit(3)').catch((error) => error);
  expect(failure).toBeInstanceOf(StepFailed);
  expect(failure.message).toBe('Trying: failed (exit 3)');
  expect(failure.output).toContain('why');
});

it('fails when the program is missing and when it takes too long', async () => {
  await expect(step('Trying', 'no-such-program', [])).rejects.toThrow(StepFailed);
  await expect(run('setTimeout(() => undefined, 60_000)', { limitMs: 100 })).rejects.toThrow(StepFailed);
});
