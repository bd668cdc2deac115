import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type pg from 'pg';
import { PostgresAsker } from './postgres-asker';

/** How often the line is tried, ms, and how long it may be silent. Together under five seconds until the service knows. */
const EVERY_MS = 1_000;
const SILENT_MS = 3_000;

/**
 * Watches the line to PostgreSQL with a connection of its own, one question a second. A host that is silent, or a line half
 * open, gives no error for minutes: whoever asks would wait, and twenty who wait are the whole pool. So when the watcher gets
 * no answer, everything under way is broken off and told so, and nothing new is asked until the watcher is answered again.
 */
export class PostgresLine {
  private readonly asker: PostgresAsker;
  private stopped = new AbortController();
  private dead = false;
  private why = '';
  private readonly logger = new Logger('database');

  /** `onDead` breaks off what is under way. */
  constructor(
    config: pg.ClientConfig,
    private readonly onDead: () => void,
  ) {
    this.asker = new PostgresAsker({ ...config, connectionTimeoutMillis: SILENT_MS });
  }

  get isAway(): boolean {
    return this.dead;
  }

  watch(): void {
    void this.run();
  }

  stop(): void {
    this.stopped.abort();
    this.asker.drop();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      const answered = await this.isAnswered();
      if (signal.aborted) return;
      if (!answered) {
        this.asker.drop();
        this.onDead();
      }
      this.note(answered);
      this.dead = !answered;
      await pause(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private note(answered: boolean): void {
    if (this.dead === !answered) return;
    if (answered) this.logger.warn('PostgreSQL answers again');
    else this.logger.error(`PostgreSQL does not answer: ${this.why}`);
  }

  /** A process that stood still itself hears its alarm before the answer that has long been there: hence the turns. */
  private async isAnswered(): Promise<boolean> {
    let answered: boolean | undefined;
    this.why = `silent for ${SILENT_MS} ms`;
    const asked = this.asker.ask('SELECT 1').then(
      () => (answered = true),
      (error: unknown) => {
        this.why = String(error);
        answered = false;
      },
    );
    await Promise.race([asked, pause(SILENT_MS, undefined, { ref: false })]);
    for (let turns = 0; turns < 3 && answered === undefined; turns += 1) await turn();
    return answered ?? false;
  }
}
