import type { EntityManager } from 'typeorm';

/** A place in the primary's log: bytes from its beginning. What was committed before it stands in the log up to it. */
export type LogPlace = bigint;

/** SERVING: reads may go there. BEHIND: it is further behind than may be. AWAY: it does not answer, or is no copy of this database. */
export type ReplicaState = 'SERVING' | 'BEHIND' | 'AWAY';

/** A copy of the database that follows it and takes reads off it. */
export interface Replica {
  readonly state: ReplicaState;
  /** For reads of somebody who must see what was committed up to `after`; undefined where the primary must be asked. */
  readerFor(after: LogPlace | undefined): EntityManager | undefined;
  /** A read of it has failed: where it is the line, nobody else tries until it has answered again. */
  failed(error: unknown): void;
  close(): Promise<void>;
}

/** A request that is being answered, for which the replica may be asked. */
export interface Asking {
  /** It changes nothing: what it reads decides nothing. */
  readonly onlyReads: boolean;
  /** What the one who asks has written before, or in this request. */
  after?: LogPlace;
  /** A read of the replica has failed: the rest, and another try, ask the primary. */
  fellBack?: boolean;
  /** Told where each of its writes stands. */
  wrote(place: LogPlace): void;
}

/** As statements say it: `(pg_current_wal_insert_lsn() - '0/0')::text`. */
export function logPlace(text: string): LogPlace {
  return BigInt(text);
}
