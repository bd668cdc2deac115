import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Refusal } from './refusal';
import type { AppRequest } from './request';

/** How long counts wait in memory, ms, and how many different ones; a kill loses no more than that. */
const EVERY_MS = 5_000;
const MOST_WAITING = 200;
const KEPT_DAYS = 90;
/** Refusals of who may not, or of what may not be done as things stand; a typing error is none. */
const TOLD = new Set([403, 409, 422]);

interface Counted {
  hour: string;
  accountId: string;
  route: string;
  code: string;
  times: number;
}

/**
 * Leaves a trace of what was refused: how often an account was refused an act, with which code, hour by hour. Counted, not
 * written one by one, so that whoever hammers at a door does not fill the disk.
 */
@Injectable()
export class RefusedActs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('refused');
  private waiting = new Map<string, Counted>();
  private timer?: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.store(), EVERY_MS);
    this.timer.unref();
  }

  /** Before the door to the database closes. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.store();
  }

  /** Looking at what one may not is counted as acting is. */
  count(request: AppRequest, refusal: Refusal): void {
    const { code } = refusal;
    const status = refusal.getStatus();
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!TOLD.has(status) || (reads && status !== 403)) return;
    const hour = this.clock.now().toISOString().slice(0, 13);
    const accountId = request.actor?.accountId ?? 'nobody';
    const route = `${request.method} ${routeOf(request)}`;
    const key = [hour, accountId, route, code].join(' ');
    const known = this.waiting.get(key);
    this.waiting.set(key, { hour, accountId, route, code, times: (known?.times ?? 0) + 1 });
    if (this.waiting.size >= MOST_WAITING) void this.store();
  }

  /** Writes what waits; what cannot be written is told in the log. */
  store(): Promise<void> {
    this.writing = this.writing.then(() => this.storeWaiting());
    return this.writing;
  }

  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 13);
    await this.database.write((manager) => manager.sql`DELETE FROM refused_act WHERE hour < ${before}`);
  }

  private async storeWaiting(): Promise<void> {
    if (this.waiting.size === 0) return;
    const rows = [...this.waiting.values()];
    this.waiting = new Map();
    await this.write(rows).catch((error: unknown) => {
      this.logger.warn(`Refused acts are not stored: ${String(error)}`);
    });
  }

  private write(rows: readonly Counted[]): Promise<void> {
    return this.database.write(async (manager) => {
      for (const { hour, accountId, route, code, times } of rows)
        await manager.sql`
          INSERT INTO refused_act (hour, account_id, route, code, times)
          VALUES (${hour}, ${accountId}, ${route}, ${code}, ${times})
          ON CONFLICT (hour, account_id, route, code) DO UPDATE SET times = refused_act.times + excluded.times`;
    });
  }
}

/** As the router has it, without ids. */
function routeOf({ route }: AppRequest): string {
  return (route as { path?: string } | undefined)?.path ?? 'unknown';
}
