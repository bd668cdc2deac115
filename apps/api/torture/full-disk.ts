import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from './figure';
import type { Ground } from './ground';
import { aGround } from './ground';
import { Product } from './product';
import { Ledger, losses, Writer } from './writers';

const DISK_MB = 48;
const ROUNDS = 3;
const WRITING_MS = 3_000;

/** Fills a real disk under SQLite, makes room, and fills it again: what is acknowledged stays, and nobody need restart. */
export async function fullDisk(): Promise<Figure> {
  const disk = mkdtempSync(join(tmpdir(), 'chibo-disk-'));
  if (!mounts(disk))
    return { name: 'full disk', engine: 'sqlite', figures: { 'not run': 'no right to mount' }, failures: [] };
  try {
    return await onDisk(disk);
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

function mounts(disk: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function onDisk(disk: string): Promise<Figure> {
  const ground = await aGround('sqlite', { dataDir: join(disk, 'data') });
  const product = await Product.start(ground.env);
  // An error on the way must not leave it running on a disk that is to go.
  return filling(disk, ground, product).finally(() => product.kill());
}

async function filling(disk: string, ground: Ground, product: Product): Promise<Figure> {
  const ledger = new Ledger();
  const failures: string[] = [];
  const stop = new AbortController();
  const working = Writer.crowd(ground, ledger, 2).map((writer) => writer.work(product.url, stop.signal));
  for (let round = 0; round < ROUNDS; round += 1) {
    await pause(WRITING_MS);
    fill(join(disk, 'ballast'));
    const refusedBefore = ledger.refused.get(507) ?? 0;
    await until(() => (ledger.refused.get(507) ?? 0) > refusedBefore + 20);
    if ((await product.health()) === 200) failures.push(`round ${round}: health is green on a full disk`);
    rmSync(join(disk, 'ballast'));
    await until(async () => (await product.health()) === 200);
    const before = ledger.acknowledged;
    await until(() => ledger.acknowledged > before + 20);
  }
  stop.abort();
  await Promise.all(working);
  await product.stop();
  const other = [...ledger.refused].filter(([status]) => ![0, 412, 429, 507].includes(status));
  failures.push(...other.map(([status, times]) => `${times} answers ${status}: only 507 is true of a full disk`));
  failures.push(...(await ground.look((database) => losses(database, ledger))));
  const figures = {
    rounds: ROUNDS,
    acknowledged: ledger.acknowledged,
    'refused with 507': ledger.refused.get(507) ?? 0,
    lost: failures.length,
  };
  return { name: 'full disk', engine: 'sqlite', figures, failures };
}

/** Writes until nothing more goes on it. */
function fill(file: string): void {
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full for pieces of this size.
    }
  }
}

async function until(true_: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (await true_()) return;
    await pause(50);
  }
  throw new Error('It did not happen within 30 seconds.');
}
