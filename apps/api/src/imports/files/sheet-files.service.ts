import { Worker } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import type { ReadSheet, Sheet } from '@chibo/domain';
import workerFile from 'virtual:sheet-worker';
import type { Actor } from '../../accounts/actor';
import { Gate } from '../../http/gate';
import { Refusal } from '../../http/refusal';
import type { SheetAnswer, SheetOrder } from './sheet-worker';
import type { WrittenSheet } from './write-sheet';

/** Of one thread; a file that wants more takes its thread down and nobody else. */
const MOST_MEMORY_MB = 160;
const MOST_SECONDS = 30;

/** Opens files from outside, and makes files, in a thread of their own: with an end to time and memory (docs/adr/0015). */
@Injectable()
export class SheetFiles {
  private readonly logger = new Logger('sheets');
  private readonly gate = new Gate({
    places: 1,
    line: 8,
    perAccount: 2,
    code: 'TOO_MANY_FILES',
    what: 'tệp bảng',
    retryAfter: 5,
  });

  /** @throws Refusal FILE_REFUSED with the remedy in words */
  async read(actor: Actor, bytes: Buffer, sheet: Sheet, today: string): Promise<ReadSheet> {
    const answer = await this.inTurn(actor, { kind: 'read', bytes: new Uint8Array(bytes), sheet, today });
    if ('read' in answer) return answer.read;
    throw this.failure(answer);
  }

  /** CSV has the first sheet alone. */
  async write(actor: Actor, format: 'xlsx' | 'csv', sheets: readonly WrittenSheet[]): Promise<Buffer> {
    const answer = await this.inTurn(actor, { kind: 'write', format, sheets });
    if ('file' in answer) return Buffer.from(answer.file);
    throw this.failure(answer);
  }

  private inTurn({ accountId }: Actor, order: SheetOrder): Promise<SheetAnswer> {
    return this.gate.pass(accountId ?? undefined, () => inThread(order));
  }

  private failure(answer: SheetAnswer): Refusal {
    if ('refused' in answer) return new Refusal(422, 'FILE_REFUSED', answer.refused);
    this.logger.warn('error' in answer ? answer.error : 'no answer');
    return new Refusal(422, 'FILE_REFUSED', TOO_MUCH);
  }
}

const TOO_MUCH =
  'Máy chủ không mở được tệp này trong thời gian và bộ nhớ cho phép. Đồng chí chép các dòng vào tệp mẫu rồi gửi lại.';

function inThread(order: SheetOrder): Promise<SheetAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: 16 },
    });
    const timer = setTimeout(() => void worker.terminate(), MOST_SECONDS * 1000);
    const end = (answer: SheetAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    worker.once('message', end);
    worker.once('error', (error) => end({ error: String(error) }));
    worker.once('exit', () => end({ error: 'The thread ended without an answer.' }));
    worker.postMessage(order);
  });
}
