import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';

/** Writer and reader of one database. On PostgreSQL they are the same pool. */
export interface DataSources {
  writer: DataSource;
  reader: DataSource;
}

export const DATA_SOURCES = Symbol('DATA_SOURCES');

/** The same keyed work is running at this moment (409). */
export class AlreadyRunning extends Error {}

interface OpenWrite {
  manager: EntityManager;
  open: boolean;
}

/**
 * The one door to the database (docs/adr/0001). TypeORM gives all SQLite requests one connection, so a neighbour's
 * rollback would delete writes already acknowledged. Therefore on SQLite every write waits in one queue around one
 * transaction at a time, and reads use a second, read-only connection. On PostgreSQL writes use the pool's transactions.
 * Inside a write await nothing but the database: the queue is the whole service's.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly context = new AsyncLocalStorage<OpenWrite>();
  private readonly running = new Set<string>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(@Inject(DATA_SOURCES) private readonly sources: DataSources) {}

  get isSqlite(): boolean {
    return this.sources.writer !== this.sources.reader;
  }

  /** Runs `fn` on committed rows; inside a write it sees that write's own rows. */
  read<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const joined = this.joined();
    return fn(joined ?? this.sources.reader.manager);
  }

  /** Runs `fn` in one transaction: all of it or nothing. A nested write joins the open one. */
  write<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    const joined = this.joined();
    if (joined) return fn(joined);
    return this.isSqlite ? this.enqueue(() => this.transact(fn)) : this.transact(fn);
  }

  /**
   * As write(), one at a time for the same matter in any process: for what is decided by first looking at other rows,
   * which on PostgreSQL two transactions could do side by side.
   */
  writeInTurn<T>(matter: string, fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.write(async (manager) => {
      if (!this.isSqlite) await manager.sql`SELECT pg_advisory_xact_lock(hashtextextended(${matter}, 0))`;
      return fn(manager);
    });
  }

  /** As write(), but refuses with AlreadyRunning while work under the same key has not ended (in any process). */
  async writeOnce<T>(key: string, fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.isSqlite
      ? this.writeOnceHere(key, fn)
      : this.write(async (manager) => this.underAdvisoryLock(key, manager, fn));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.catch(() => undefined);
    // Nest's TypeORM module may have closed the writer already.
    for (const source of [this.sources.reader, this.sources.writer]) if (source.isInitialized) await source.destroy();
  }

  /** The manager of the open write, if this call comes from inside one. A call left over from an ended write is a bug. */
  private joined(): EntityManager | undefined {
    const write = this.context.getStore();
    if (write && !write.open)
      throw new Error('A database call was made after its write had ended: await everything inside write().');
    return write?.manager;
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work, work);
    this.queue = result.catch(() => undefined);
    return result;
  }

  private transact<T>(fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.sources.writer.transaction(async (manager) => {
      const write: OpenWrite = { manager, open: true };
      try {
        return await this.context.run(write, () => fn(manager));
      } finally {
        write.open = false;
      }
    });
  }

  /** One process owns an SQLite folder, so its write queue may remember what it is running. */
  private async writeOnceHere<T>(key: string, fn: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.running.has(key)) throw new AlreadyRunning(key);
    this.running.add(key);
    try {
      return await this.write(fn);
    } finally {
      this.running.delete(key);
    }
  }

  private async underAdvisoryLock<T>(
    key: string,
    manager: EntityManager,
    fn: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const [{ got }] = await manager.sql<
      { got: boolean }[]
    >`SELECT pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) AS got`;
    if (!got) throw new AlreadyRunning(key);
    return fn(manager);
  }
}
