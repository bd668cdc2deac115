import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ballast } from './ballast';
import { command } from './command';
import type { Figure } from './figure';
import type { Engine } from './ground';
import { aGround } from './ground';
import { Product } from './product';
import { Ledger, Writer } from './writers';

/** How long a backup and a restore of so many megabytes take, and what writers notice of it. Figures of this machine. */
export async function backupsOfSize(engine: Engine, megabytes: number): Promise<Figure> {
  const ground = await aGround(engine);
  const dir = mkdtempSync(join(tmpdir(), 'chibo-size-'));
  const failures: string[] = [];
  try {
    await ground.look((database) => ballast(database, megabytes));
    const product = await Product.start(ground.env);
    const [ledger, stop] = [new Ledger(), new AbortController()];
    const working = Writer.crowd(ground, ledger, 5).map((writer) => writer.work(product.url, stop.signal));
    const alone = await watched(product, ledger, () => new Promise((resolve) => setTimeout(resolve, 10_000)));
    const beside = await watched(product, ledger, () => command(ground.env, 'backup', '--to', join(dir, 'kept')));
    stop.abort();
    await Promise.all(working);
    await product.stop();
    if (beside.result.code !== 0) throw new Error(beside.result.said);
    const file = join(dir, 'kept', readdirSync(join(dir, 'kept'))[0]);
    const restored = await command({ DATA_DIR: join(dir, 'restored') }, 'restore', file);
    if (restored.code !== 0) failures.push(restored.said);
    const began = performance.now();
    await (await Product.start({ DATA_DIR: join(dir, 'restored'), DEMO: 'off' })).stop();
    const figures = {
      MB: megabytes,
      'file MB': Math.round(statSync(file).size / 1e6),
      'backup s': beside.result.seconds.toFixed(1),
      'restore s': restored.seconds.toFixed(1),
      'start s': ((performance.now() - began) / 1000).toFixed(1),
      'acknowledged a second': `${alone.pace} alone, ${beside.pace} beside`,
      'slowest health ms': `${alone.slowest} alone, ${beside.slowest} beside`,
    };
    return { name: 'backup of a size', engine, figures, failures };
  } finally {
    await ground.drop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What is acknowledged meanwhile, and the longest that anybody waits for the smallest answer. */
async function watched<T>(
  product: Product,
  ledger: Ledger,
  work: () => Promise<T>,
): Promise<{ result: T; pace: number; slowest: number }> {
  const [began, before] = [performance.now(), ledger.acknowledged];
  let slowest = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      const asked = performance.now();
      await product.health();
      slowest = Math.max(slowest, performance.now() - asked);
    }
  })();
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  over = true;
  await watching;
  return { result, pace: Math.round((ledger.acknowledged - before) / seconds), slowest: Math.round(slowest) };
}
