import { Worker } from 'node:worker_threads';
import workerFile from 'virtual:paper-worker';
import type { PaperAnswer } from './paper-worker';

/** Of one thread, fonts and all; a document that wants more takes its own thread down and nobody else. */
const MOST_MEMORY_MB = 256;

/** The thread died, of memory or otherwise, or was stopped because the document took too long. */
export class ThreadDied extends Error {}

/** A worker thread that prints one order at a time; it is started at the first and again after every death. */
export class PaperThread {
  private worker?: Worker;

  /** Fails with ThreadDied when no file is there after `mostMs`. */
  async print(order: string, mostMs: number): Promise<Buffer> {
    const worker = (this.worker ??= this.start());
    const timer = setTimeout(() => void this.stop(), mostMs);
    try {
      return await printed(worker, order);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    // It keeps nobody waiting at the end of the service.
    worker.unref();
    worker.once('exit', () => {
      if (this.worker === worker) this.worker = undefined;
    });
    return worker;
  }
}

function printed(worker: Worker, order: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const died = (error?: unknown): void =>
      end(() => reject(new ThreadDied('The paper thread died.', { cause: error })));
    const answered = (answer: PaperAnswer): void =>
      end(() => ('file' in answer ? resolve(Buffer.from(answer.file.buffer)) : reject(new Error(answer.error))));
    const end = (settle: () => void): void => {
      worker.off('message', answered).off('error', died).off('exit', died);
      settle();
    };
    worker.on('message', answered).on('error', died).on('exit', died);
    worker.postMessage(order);
  });
}
