import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDataSources } from '../src/db/data-sources';
import { Database } from '../src/db/database';
import { command } from './command';
import type { Figure } from './figure';
import { spread } from './figure';
import type { Engine } from './ground';
import { aGround } from './ground';
import { Product } from './product';
import { Ledger, losses, Writer } from './writers';

const PER_BRANCH = 5;

/** Backs up beside twenty writers, again and again: each restored backup holds all that was acknowledged before it began. */
export async function backupsHold(engine: Engine, times: number): Promise<Figure> {
  const ground = await aGround(engine);
  const dir = mkdtempSync(join(tmpdir(), 'chibo-held-'));
  const product = await Product.start(ground.env);
  const [ledger, stop] = [new Ledger(), new AbortController()];
  const working = Writer.crowd(ground, ledger, PER_BRANCH).map((writer) => writer.work(product.url, stop.signal));
  const failures: string[] = [];
  const seconds: number[] = [];
  try {
    for (let round = 0; round < times; round += 1) {
      await pause(500);
      const before = copyOf(ledger);
      const taken = await command(ground.env, 'backup', '--to', join(dir, 'kept'));
      if (taken.code !== 0) failures.push(`round ${round}: ${taken.said}`);
      else failures.push(...(await lostIn(join(dir, 'kept'), join(dir, 'restored'), before)));
      seconds.push(taken.seconds * 1000);
    }
  } finally {
    stop.abort();
    await Promise.all(working);
    await product.stop();
    await ground.drop();
    rmSync(dir, { recursive: true, force: true });
  }
  const figures = {
    backups: times,
    acknowledged: ledger.acknowledged,
    took: spread(seconds, 'ms'),
    lost: failures.length,
  };
  return { name: 'backups beside writers', engine, figures, failures };
}

function copyOf(ledger: Ledger): Ledger {
  const copy = new Ledger();
  copy.saves.push(...ledger.saves);
  copy.receipts.push(...ledger.receipts);
  return copy;
}

/** Restores the only backup there and looks for what was acknowledged; both are gone afterwards. */
async function lostIn(kept: string, dataDir: string, ledger: Ledger): Promise<string[]> {
  const [name] = readdirSync(kept);
  const restored = await command({ DATA_DIR: dataDir }, 'restore', join(kept, name));
  if (restored.code !== 0) return [restored.said];
  const database = new Database(await openDataSources({ dataDir }));
  const lost = await losses(database, ledger).finally(() => database.onApplicationShutdown());
  for (const folder of [kept, dataDir]) rmSync(folder, { recursive: true });
  return lost;
}
