import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figure';
import type { Engine } from './ground';
import { aGround } from './ground';
import { Product } from './product';
import { Ledger, losses, Writer } from './writers';

/** From one kill to the next: long enough to write, short enough to meet every moment of it. */
const [SHORTEST_MS, LONGEST_MS] = [400, 2_600];

/** Kills the product at any moment, as often as it is told and until so much was acknowledged; nothing of it may be lost. */
export async function kills(engine: Engine, times: number, acknowledgements: number): Promise<Figure> {
  const ground = await aGround(engine);
  const ledger = new Ledger();
  const writers = Writer.crowd(ground, ledger, 4);
  let killed = 0;
  while (killed < times || (ledger.acknowledged < acknowledgements && killed < 4 * times)) {
    const product = await Product.start(ground.env);
    const stop = new AbortController();
    const working = writers.map((writer) => writer.work(product.url, stop.signal));
    await pause(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS));
    await product.kill();
    killed += 1;
    stop.abort();
    await Promise.all(working);
  }
  const failures = await ground.look((database) => losses(database, ledger));
  await ground.drop();
  const figures = {
    kills: killed,
    acknowledged: ledger.acknowledged,
    receipts: ledger.receipts.length,
    lost: failures.length,
  };
  return { name: 'kills', engine, figures, failures };
}
