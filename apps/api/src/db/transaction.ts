import type { EntityManager } from 'typeorm';
import type { LogPlace } from './replica';

/**
 * One open transaction of its own. Whoever began it ends it once, by commit() or rollback(); either leaves the connection
 * provably without a transaction, or throws the connection away.
 */
export interface Transaction {
  manager: EntityManager;
  /**
   * Resolves when all of it is durable; rejects when none of it can be relied on. Where there is a replica, with the place in
   * the log up to which it must have come to have all of it.
   */
  commit(): Promise<LogPlace | undefined>;
  /** Never rejects. `because`: what made it necessary. */
  rollback(because: unknown): Promise<void>;
}

/** The writing side of a database. */
export interface Writer {
  /**
   * Waits for its turn where only one may write, and opens a transaction.
   * @param sharing it is short: it may be stored together with others that wait, each apart from the others until then
   */
  begin(sharing?: boolean): Promise<Transaction>;
  /** Throws DatabaseAway when it is known that no answer will come: nobody need wait for it. */
  requireReachable(): void;
  /** Why nothing can be written at this moment, after trying it where the last write went wrong; undefined when sound. */
  whyUnsound(): Promise<unknown>;
  /** Lets what is under way end, and takes nothing more. */
  close(): Promise<void>;
}
