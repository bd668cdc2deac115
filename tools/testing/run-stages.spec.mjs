import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { NOTHING } from './counts.mjs';
import { choose, runStages } from './run-stages.mjs';

const stage = (/** @type {string} */ name, /** @type {string[]} */ needs = []) => ({
  name,
  needs,
  run: async () => ({ ...NOTHING, passed: 1 }),
});

vi.spyOn(console, 'log').mockImplementation(() => undefined);
const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);

describe('runStages', () => {
  it('keeps to its width and starts a stage after those it needs', async () => {
    /** @type {string[]} */
    const events = [];
    let running = 0;
    const watched = (/** @type {string} */ name, /** @type {string[]} */ needs = []) => ({
      name,
      needs,
      run: async () => {
        running += 1;
        expect(running).toBeLessThanOrEqual(2);
        events.push(`${name} starts`);
        await pause(5);
        events.push(`${name} ends`);
        running -= 1;
        return { ...NOTHING, passed: 1 };
      },
    });
    const counts = await runStages([watched('journeys', ['build']), watched('build'), watched('a'), watched('b')], 2);
    expect(counts).toEqual({ passed: 4, failed: 0, skipped: 0 });
    expect(events.indexOf('journeys starts')).toBeGreaterThan(events.indexOf('build ends'));
  });

  it('counts a stage that breaks as one failure, prints why and goes on', async () => {
    const broken = { ...stage('a'), run: () => Promise.reject(new Error('out of order')) };
    expect(await runStages([broken, stage('b')], 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(errors).toHaveBeenCalledWith(expect.objectContaining({ message: 'out of order' }));
  });
});

describe('choose', () => {
  const stages = [stage('build'), stage('api-sqlite'), stage('api-postgres'), stage('journeys', ['build'])];
  const names = (/** @type {string[]} */ asked) => choose(stages, asked).map(({ name }) => name);

  it('takes all, or those whose names begin as asked with what they need', () => {
    expect(names([])).toHaveLength(4);
    expect(names(['api'])).toEqual(['api-sqlite', 'api-postgres']);
    expect(names(['journeys'])).toEqual(['build', 'journeys']);
  });
});
