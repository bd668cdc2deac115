import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { failureOf } from './failures';
import { PostgresAsker } from './postgres-asker';
import type { LogPlace, Replica, ReplicaState } from './replica';
import { logPlace } from './replica';

/** How often it is looked at, how long it may take to reach what the primary had, and how often it is asked meanwhile, ms. */
const EVERY_MS = 300;
const BEHIND_MS = 3_000;
const STEP_MS = 25;

/** What has reached the disk, and is sent. The identifier is the same in all copies of one database and in no other. */
const PRIMARY = `SELECT (pg_current_wal_flush_lsn() - '0/0')::text AS place, system_identifier::text AS identity FROM pg_control_system()`;
const COPY = `SELECT (pg_last_wal_replay_lsn() - '0/0')::text AS place, system_identifier::text AS identity,
  pg_is_in_recovery() AS follows FROM pg_control_system()`;

interface Found {
  place: string;
  identity: string;
  follows?: boolean;
}

const WORDS: Record<ReplicaState, string> = {
  SERVING: 'The replica serves reads',
  BEHIND: `The replica is more than ${BEHIND_MS} ms behind: reads go to the primary`,
  AWAY: 'The replica cannot be asked: reads go to the primary',
};

/**
 * A streaming replica. It is asked over and over whether it has all that the primary had a moment before; only what is known to
 * be there is read from it, never what is likely to be. So nobody misses what they have written or have already read from the
 * primary, and what is read is never older than `BEHIND_MS`.
 */
export class PostgresReplica implements Replica {
  private reached?: { place: LogPlace; at: number };
  /** By the last look; nothing before the first. */
  private found?: ReplicaState;
  private readonly stopped = new AbortController();
  private readonly primary: PostgresAsker;
  private readonly copy: PostgresAsker;
  private readonly logger = new Logger('database');

  /** @param breakOff ends whatever the pool has under way */
  constructor(
    addresses: { primary: string; copy: string },
    private readonly pool: DataSource,
    private readonly breakOff: () => void,
  ) {
    const patience = { connectionTimeoutMillis: BEHIND_MS, query_timeout: BEHIND_MS };
    this.primary = new PostgresAsker({ connectionString: addresses.primary, ...patience });
    this.copy = new PostgresAsker({ connectionString: addresses.copy, ...patience });
    void this.watch();
  }

  get state(): ReplicaState {
    return this.found === 'SERVING' && !this.isFresh ? 'BEHIND' : (this.found ?? 'AWAY');
  }

  readerFor(after: LogPlace | undefined): EntityManager | undefined {
    const { reached } = this;
    if (!reached || !this.isFresh || (after !== undefined && after > reached.place)) return undefined;
    return this.pool.manager;
  }

  failed(error: unknown): void {
    if (failureOf(error) === 'AWAY') this.reached = undefined;
  }

  async close(): Promise<void> {
    this.stopped.abort();
    this.drop();
    if (this.pool.isInitialized) await this.pool.destroy();
  }

  private get isFresh(): boolean {
    return this.reached !== undefined && performance.now() - this.reached.at <= BEHIND_MS;
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      let why = '';
      const state = await this.look().catch((error: unknown): ReplicaState => {
        why = String(error);
        this.turnAway();
        return 'AWAY';
      });
      if (signal.aborted) return;
      this.note(state, why);
      await pause(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async look(): Promise<ReplicaState> {
    const at = performance.now();
    const { place, identity } = await this.primary.ask<Found>(PRIMARY);
    const wanted = logPlace(place);
    while (performance.now() - at <= BEHIND_MS) {
      if ((await this.placeOfCopy(identity)) >= wanted) {
        if (!this.pool.isInitialized) await this.pool.initialize();
        this.reached = { place: wanted, at };
        return 'SERVING';
      }
      await pause(STEP_MS, undefined, { ref: false });
    }
    return 'BEHIND';
  }

  private async placeOfCopy(identity: string): Promise<LogPlace> {
    const found = await this.copy.ask<Found>(COPY);
    if (found.identity !== identity)
      throw new Error('DATABASE_REPLICA_URL is no copy of the database of DATABASE_URL.');
    if (!found.follows)
      throw new Error('What DATABASE_REPLICA_URL leads to follows no primary: it takes writes itself.');
    return logPlace(found.place);
  }

  /** Whoever still waits for it is told so, and asks the primary. */
  private turnAway(): void {
    this.reached = undefined;
    this.drop();
    this.breakOff();
  }

  private drop(): void {
    this.primary.drop();
    this.copy.drop();
  }

  private note(state: ReplicaState, why: string): void {
    if (state === this.found) return;
    this.found = state;
    this.logger.warn([WORDS[state], why].filter(Boolean).join(': '));
  }
}
