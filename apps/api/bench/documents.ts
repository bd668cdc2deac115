import { setTimeout as pause } from 'node:timers/promises';

/** A request to the product that must be answered; seconds to wait where it goes too fast, else 0. */
export type Ask = (path: string, token: string) => Promise<number>;

/** Milliseconds of the 95th of a hundred. */
export interface Neighbours {
  quiet: number;
  busy: number;
  /** Documents finished meanwhile. */
  made: number;
}

const ROUNDS = 9;
const PAGES = 150;

/**
 * Between two pages, as a reader leaves: asking without a rest is a third busy thread, and on two cores it waits for the other
 * two whatever the service does.
 */
const REST_MS = 15;

/**
 * What another user's page takes while one secretary makes one document after the other, against what it takes while nobody
 * does: by turns, so that a machine that grows slower counts for both.
 * @param page what the other one reads, and as whom
 * @param paper what is made, and for whom
 */
export async function besideDocuments(
  ask: Ask,
  page: [string, string],
  paper: [string, string],
): Promise<Neighbours[]> {
  const rounds: Neighbours[] = [];
  await ask(...paper);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [false, true] : [true, false];
    const result: Neighbours = { quiet: 0, busy: 0, made: 0 };
    for (const busy of order) {
      const making = busy ? loop(() => ask(...paper)) : undefined;
      result[busy ? 'busy' : 'quiet'] = await p95(() => ask(...page));
      result.made += (await making?.end()) ?? 0;
    }
    rounds.push(result);
  }
  return rounds;
}

async function p95(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < PAGES; at += 1) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
    await pause(REST_MS);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(PAGES * 0.95)];
}

/** Does it again and again until told to end. */
function loop(work: () => Promise<number>): { end(): Promise<number> } {
  let [open, done] = [true, 0];
  const running = (async (): Promise<void> => {
    while (open) {
      const seconds = await work();
      if (seconds === 0) done += 1;
      await pause(seconds * 1000);
    }
  })();
  return {
    async end() {
      open = false;
      await running;
      return done;
    },
  };
}
