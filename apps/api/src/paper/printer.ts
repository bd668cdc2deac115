import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import workerFile from 'virtual:paper-worker';
import type { PaperAnswer } from './paper-worker';
import type { MadeFile } from './print-paper';
import { PRINTER_FLAGS } from './printer-memory';

/** The process died, of memory or otherwise, or was stopped because the document took too long. */
export class PrinterDied extends Error {}

/** A process that prints one order at a time; it is started at the first and again after every death. */
export class Printer {
  private child?: ChildProcess;

  /** Fails with PrinterDied when no file is there after `mostMs`. */
  async print(order: string, mostMs: number): Promise<MadeFile> {
    const child = (this.child ??= this.start());
    const timer = setTimeout(() => void this.stop(), mostMs);
    try {
      return await printed(child, order);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  private start(): ChildProcess {
    const child = fork(fileURLToPath(workerFile), [], {
      execArgv: [...PRINTER_FLAGS],
      serialization: 'advanced',
      // What Node writes of its memory when it dies is no line of this service's log.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // It keeps nobody waiting at the end of the service.
    child.unref();
    child.channel?.unref();
    child.once('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    return child;
  }
}

function printed(child: ChildProcess, order: string): Promise<MadeFile> {
  return new Promise((resolve, reject) => {
    const died = (cause: unknown, signal?: unknown): void =>
      end(() => reject(new PrinterDied('The printing process died.', { cause: cause ?? signal })));
    const answered = (answer: unknown): void =>
      end(() => {
        const made = answer as PaperAnswer;
        if (made.file) resolve({ ...made, file: bytesOf(made.file) });
        else reject(new Error(made.error));
      });
    const end = (settle: () => void): void => {
      child.off('message', answered).off('error', died).off('exit', died);
      settle();
    };
    child.on('message', answered).on('error', died).on('exit', died);
    // A process that is gone already is told by its exit.
    child.send(order, () => undefined);
  });
}

function bytesOf(file: Uint8Array): Buffer {
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength);
}
