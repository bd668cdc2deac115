import pg from 'pg';

/** Longest answers, ms: of one statement, of a lock, of a transaction that nobody goes on with, of a statement as seen from here. */
const STATEMENT_MS = 25_000;
const LOCK_MS = 8_000;
const IDLE_IN_TRANSACTION_MS = 20_000;
const ANSWER_MS = 30_000;
/** Longest wait for a connection: for a new one, or for a free one of the pool. */
export const CONNECT_MS = 4_000;

const KEEP_ALIVE_MS = 10_000;

/** A server whose client is gone lets go of its locks: it asks after 10 s of silence, and gives up 15 s later. */
const SERVER_SIDE = {
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 20_000,
};

/** A connection that is closed when a statement gets no answer: nobody may use it again while that answer is outstanding. */
export class WatchedClient extends pg.Client {
  constructor(config: pg.ClientConfig | undefined, open: Set<WatchedClient>) {
    super(config);
    open.add(this);
    this.once('end', () => open.delete(this));
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a dozen overloads of the class it extends
  override query(...args: any[]): any {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
    const result = (super.query as (...all: any[]) => any).apply(this, args);
    if (result instanceof Promise)
      result.catch((error: Error) => {
        if (error.message === 'Query read timeout') this.breakOff();
      });
    return result;
  }

  /** Ends the connection at once; whoever waits for an answer on it is told so. */
  breakOff(): void {
    (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}

/** What a pool needs beside its address. Its connections are in `open` as long as they live. */
export function watchedPool(options: string, open: Set<WatchedClient>): object {
  const settings = Object.entries(SERVER_SIDE).map(([name, value]) => `-c ${name}=${value}`);
  class PoolClient extends WatchedClient {
    constructor(config?: pg.ClientConfig) {
      super(config, open);
    }
  }
  return {
    Client: PoolClient,
    max: 20,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    options: [options, ...settings].join(' '),
  };
}
