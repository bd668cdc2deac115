import { existsSync, readdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import type { CardsOrder, PaperOrder } from './print-paper';
import { makeFile } from './print-paper';

/** What a worker answers to an order: the file, or what was wrong. */
export type PaperAnswer =
  { file: Uint8Array; pages?: number[]; error?: undefined } | { file?: undefined; error: string };

// Paper can wait for people: the collector's and compiler's threads too, which Linux counts one by one and Node has started.
for (const thread of ownThreads()) setPriority(thread, 10);

/** Entry of the printing process: one order in, one file out; it ends with the service, however that ended. */
process.on('message', (order: string) => void answer(order));
process.once('disconnect', () => process.exit());

function ownThreads(): number[] {
  const folder = '/proc/self/task';
  return existsSync(folder) ? readdirSync(folder).map(Number) : [process.pid];
}

async function answer(order: string): Promise<void> {
  try {
    const { file, pages } = await makeFile(JSON.parse(order) as PaperOrder | CardsOrder);
    reply({ file: new Uint8Array(file), pages });
  } catch (error) {
    reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function reply(message: PaperAnswer): void {
  process.send?.(message);
}
