import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { PaperOrder } from './print-paper';
import { printPaper } from './print-paper';

/** What a worker answers to an order. */
export type PaperAnswer = { file: Uint8Array } | { error: string };

// Paper can wait for people: on Linux the priority is the thread's own, elsewhere it would be the whole service's.
if (process.platform === 'linux') setPriority(10);

/** Entry of the worker thread: one order in, one file out. */
parentPort?.on('message', (order: string) => void answer(order));

async function answer(order: string): Promise<void> {
  try {
    const file = new Uint8Array(await printPaper(JSON.parse(order) as PaperOrder));
    reply({ file }, [file.buffer]);
  } catch (error) {
    reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function reply(message: PaperAnswer, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved);
}
