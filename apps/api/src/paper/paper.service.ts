import { availableParallelism } from 'node:os';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Actor } from '../accounts/actor';
import { Gate } from '../http/gate';
import { Purses } from '../http/purses';
import { Refusal } from '../http/refusal';
import { Printer, PrinterDied } from './printer';
import type { CardsOrder, MadeFile, PaperOrder } from './print-paper';

/** One core is the service's. */
const PRINTERS = Math.max(1, Math.min(2, availableParallelism() - 1));
const MOST_SECONDS = 30;
/** Of several cards in one file; less than a piece of a job may take (`jobs/job-claims.ts`). */
const MOST_SECONDS_TOGETHER = 100;

/**
 * Documents of one account: a handful in one go, then one a second. Each also reads its card beside the pages of others, and
 * five a second are met by every twentieth page.
 */
const PACE = { atOnce: 10, perSecond: 1 };

/** Puts cards on paper in processes beside the service (docs/adr/0015): the event loop belongs to everybody. */
@Injectable()
export class PaperService implements OnApplicationShutdown {
  private readonly logger = new Logger('paper');
  private readonly idle = Array.from({ length: PRINTERS }, () => new Printer());
  private readonly printers = [...this.idle];
  private readonly gate = new Gate({
    places: PRINTERS,
    line: 16,
    perAccount: 3,
    code: 'TOO_MANY_DOCUMENTS',
    what: 'tệp in',
    retryAfter: 3,
  });

  private readonly pace = new Purses(PACE);

  /**
   * A PDF file.
   * @param order read when the turn has come, so that a line of waiting documents holds no data
   * @param gone whoever asked waits no more: its place in the line is given up
   */
  print({ accountId }: Actor, order: () => Promise<PaperOrder>, gone?: AbortSignal): Promise<Buffer> {
    const work = async (): Promise<Buffer> => {
      this.requireSlow(accountId);
      return (await this.onPrinter(JSON.stringify(await order()))).file;
    };
    return this.gate.pass(accountId ?? undefined, work, gone);
  }

  /** For work of the service itself, one piece after the other: behind everybody who waits, and no faster than they are served. */
  printQuietly(order: PaperOrder | CardsOrder): Promise<MadeFile> {
    const most = order.kind === 'cards' ? MOST_SECONDS_TOGETHER : MOST_SECONDS;
    return this.gate.pass(undefined, () => this.onPrinter(JSON.stringify(order), most));
  }

  private requireSlow(accountId: string | null): void {
    if (accountId === null || this.pace.take(accountId, performance.now())) return;
    const words = 'Đồng chí tạo tệp in quá nhanh. Đồng chí chờ một giây rồi thử lại.';
    throw new Refusal(429, 'TOO_MANY_DOCUMENTS', words, { retryAfter: 1 });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.printers.map((printer) => printer.stop()));
  }

  /** The gate lets in as many as there are printers. */
  private async onPrinter(order: string, mostSeconds = MOST_SECONDS): Promise<MadeFile> {
    const printer = this.idle.pop() ?? new Printer();
    try {
      return await printer.print(order, mostSeconds * 1000);
    } catch (error) {
      if (!(error instanceof PrinterDied)) throw error;
      this.logger.warn(`${error.message} ${String(error.cause ?? '')}`);
      const words = `Chưa tạo được tệp in: văn bản quá dài hoặc máy chủ quá bận (quá ${mostSeconds} giây).`;
      throw new Refusal(503, 'PAPER_FAILED', words, { retryAfter: 60 });
    } finally {
      this.idle.push(printer);
    }
  }
}
