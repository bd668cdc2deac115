import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figure';
import { spread } from './figure';
import type { Engine } from './ground';
import { aGround } from './ground';
import { Product } from './product';
import { Ledger, losses, Writer } from './writers';

const LONGEST_MS = 10_000;

/** Stops the product in order while clients that keep their connections go on asking. */
export async function stops(engine: Engine, times: number): Promise<Figure> {
  const ground = await aGround(engine);
  const ledger = new Ledger();
  const writers = Writer.crowd(ground, ledger, 4);
  const took: number[] = [];
  const failures: string[] = [];
  for (let round = 0; round < times; round += 1) {
    const product = await Product.start(ground.env);
    const stop = new AbortController();
    const working = writers.map((writer) => writer.work(product.url, stop.signal));
    await pause(400 + Math.random() * 400);
    took.push(await product.stop());
    stop.abort();
    await Promise.all(working);
    if (/ERROR|Driver not Connected|SQLITE_MISUSE/.test(product.said))
      failures.push(`said at the stop: ${product.said.slice(-300)}`);
  }
  failures.push(...took.filter((each) => each > LONGEST_MS).map((each) => `took ${Math.round(each)} ms`));
  const wrong = [...ledger.refused].filter(([status]) => status >= 500 && status !== 503);
  failures.push(...wrong.map(([status, n]) => `${n} answers ${status} at a stop`));
  failures.push(...(await ground.look((database) => losses(database, ledger))));
  await ground.drop();
  const figures = {
    stops: times,
    took: spread(took, 'ms'),
    acknowledged: ledger.acknowledged,
    'refused with 503': ledger.refused.get(503) ?? 0,
  };
  return { name: 'stops', engine, figures, failures };
}
