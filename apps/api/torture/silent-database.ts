import { setTimeout as pause } from 'node:timers/promises';
import type { Relay } from '../test-support/relay';
import { aRelay } from '../test-support/relay';
import type { Figure } from './figure';
import { spread } from './figure';
import { aGround, postgresUrl } from './ground';
import { Product } from './product';
import { Ledger, losses, Writer } from './writers';

const ROUNDS = 6;
/** Bounds of the promise. */
const [RED_MS, WHOLE_MS] = [5_000, 10_000];

/** Makes the line to PostgreSQL silent, or cuts it, while everybody writes: how soon is it known, and how soon whole again? */
export async function silentDatabase(how: 'silence' | 'cut'): Promise<Figure> {
  const { hostname: host, port } = postgresUrl();
  const relay = await aRelay({ host, port: Number(port) });
  const ground = await aGround('postgres', { port: relay.port });
  const product = await Product.start(ground.env);
  const ledger = new Ledger();
  const stop = new AbortController();
  const working = Writer.crowd(ground, ledger, 4).map((writer) => writer.work(product.url, stop.signal));
  const times = { red: [] as number[], whole: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    await pause(1_000);
    times.red.push(
      await after(
        () => relay[how](),
        product,
        (status) => status !== 200,
      ),
    );
    await pause(2_000);
    times.whole.push(await wholeAgain(relay, product, ledger));
  }
  stop.abort();
  await Promise.all(working);
  await product.stop();
  await relay.close();
  const failures = [
    ...times.red.filter((each) => each > RED_MS).map((each) => `red only after ${Math.round(each)} ms`),
    ...times.whole.filter((each) => each > WHOLE_MS).map((each) => `whole only after ${Math.round(each)} ms`),
    ...[...ledger.refused]
      .filter(([status]) => status >= 500 && status !== 503)
      .map(([status, n]) => `${n} answers ${status}`),
    ...(await ground.look((database) => losses(database, ledger))),
  ];
  await ground.drop();
  const figures = {
    red: spread(times.red, 'ms'),
    whole: spread(times.whole, 'ms'),
    acknowledged: ledger.acknowledged,
    'refused with 503': ledger.refused.get(503) ?? 0,
  };
  return { name: `database that is ${how === 'cut' ? 'cut off' : 'silent'}`, engine: 'postgres', figures, failures };
}

/** Green, and writing. */
async function wholeAgain(relay: Relay, product: Product, ledger: Ledger): Promise<number> {
  const before = ledger.acknowledged;
  return after(
    () => relay.restore(),
    product,
    (status) => status === 200 && ledger.acknowledged > before,
  );
}

/** Milliseconds from an event until health is as wanted. */
async function after(event: () => void, product: Product, wanted: (status: number) => boolean): Promise<number> {
  const from = performance.now();
  event();
  while (!wanted(await product.health())) {
    if (performance.now() - from > 60_000) return Infinity;
    await pause(20);
  }
  return performance.now() - from;
}
