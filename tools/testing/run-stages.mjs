import { tell } from '../workspace/tell.mjs';
import { add, NOTHING, summary } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./stages.mjs').Stage} Stage */

/**
 * Runs the stages in their order, as many at a time as `width` allows, each after those it needs; a failure stops
 * nothing but is counted.
 * @param {Stage[]} stages @param {number} width @returns {Promise<Counts>}
 */
export async function runStages(stages, width) {
  const waiting = [...stages];
  const unfinished = new Set(stages.map((stage) => stage.name));
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  let total = NOTHING;
  while (unfinished.size > 0) {
    const next = waiting.findIndex((stage) => !stage.needs.some((need) => unfinished.has(need)));
    if (next === -1 || running.size >= width) {
      await Promise.race(running.values());
      continue;
    }
    const [stage] = waiting.splice(next, 1);
    const work = runStage(stage).then((counts) => {
      total = add(total, counts);
      unfinished.delete(stage.name);
      running.delete(stage.name);
    });
    running.set(stage.name, work);
  }
  return total;
}

/** @param {Stage} stage @returns {Promise<Counts>} */
async function runStage(stage) {
  const counts = await stage.run().catch((error) => {
    tell(error);
    return { ...NOTHING, failed: 1 };
  });
  console.log(`■ ${stage.name}: ${summary(counts)}`);
  return counts;
}

/**
 * The stages whose names begin as asked, with those they need.
 * @param {Stage[]} stages @param {string[]} names
 */
export function choose(stages, names) {
  if (names.length === 0) return stages;
  const chosen = new Set(stages.filter((stage) => names.some((name) => stage.name.startsWith(name))));
  for (const stage of chosen) {
    for (const needed of stages.filter((other) => stage.needs.includes(other.name))) chosen.add(needed);
  }
  return stages.filter((stage) => chosen.has(stage));
}
