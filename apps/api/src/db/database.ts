import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { ActHooks } from './act';
import { Act } from './act';
import { failureOf } from './failures';
import type { Asking, LogPlace, Replica, ReplicaState } from './replica';
import type { Transaction, Writer } from './transaction';

/** The two sides of one database, and which one it is. On PostgreSQL both are the same pool. */
export interface DataSources {
  engine: 'sqlite' | 'postgres';
  writer: DataSource;
  reader: DataSource;
  /** Transactions over `writer`. */
  writing: Writer;
  /** Takes reads off the primary. */
  replica?: Replica;
}

export const DATA_SOURCES = Symbol('DATA_SOURCES');

/** The same keyed work is running at this moment (409). */
export class AlreadyRunning extends Error {}

/** The write, the act around it and the request around that, which a call comes from. */
interface Context {
  write?: { manager: EntityManager; open: boolean };
  act?: Act;
  asking?: Asking;
}

type Work<T> = (manager: EntityManager) => Promise<T>;

/**
 * The one door to the database (docs/adr/0001). TypeORM gives all SQLite requests one connection, so a neighbour's
 * rollback would delete writes already acknowledged. Therefore on SQLite every write waits in one queue around one
 * transaction at a time, and reads use a second, read-only connection. On PostgreSQL writes use the pool's transactions.
 * Inside a write await nothing but the database: the queue is the whole service's.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly context = new AsyncLocalStorage<Context>();

  constructor(@Inject(DATA_SOURCES) private readonly sources: DataSources) {}

  get isSqlite(): boolean {
    return this.sources.engine === 'sqlite';
  }

  /**
   * Runs `fn` on committed rows; inside a write or an act it sees that one's own rows. For a request that only reads they may
   * come from a replica, some seconds old at most but with all that whoever asks has written.
   */
  async read<T>(fn: Work<T>): Promise<T> {
    const copy = this.copy();
    return copy ? fn(copy).catch(this.fallingBack) : this.readFresh(fn);
  }

  /** As read(), of this moment: who somebody is and what they may. */
  async readFresh<T>(fn: Work<T>): Promise<T> {
    const joined = this.joined() ?? (await this.context.getStore()?.act?.reading());
    if (!joined) this.sources.writing.requireReachable();
    return fn(joined ?? this.sources.reader.manager);
  }

  /** Answers a request: what it reads may be read from the replica as `asking` says. */
  answering<T>(asking: Asking, work: () => T): T {
    return this.context.run({ asking }, work);
  }

  /** The replica failed while it was asked for the request that this call comes from: another try asks the primary. */
  get hasFallenBack(): boolean {
    return this.context.getStore()?.asking?.fellBack === true;
  }

  /** Absent where there is none. */
  get replicaState(): ReplicaState | undefined {
    return this.sources.replica?.state;
  }

  /** Runs `fn` in one transaction: all of it or nothing. A nested write joins the open one; one in an act is a part of it. */
  write<T>(fn: Work<T>): Promise<T> {
    return this.writing(fn, false);
  }

  /** As write(), for one of some few statements that was made ready before: it is stored together with others that wait. */
  writeShort<T>(fn: Work<T>): Promise<T> {
    return this.writing(fn, true);
  }

  /**
   * As write(), one at a time for the same matter in any process: for what is decided by first looking at other rows,
   * which on PostgreSQL two transactions could do side by side.
   */
  writeInTurn<T>(matter: string, fn: Work<T>): Promise<T> {
    return this.write(async (manager) => {
      if (!this.isSqlite) await manager.sql`SELECT pg_advisory_xact_lock(hashtextextended(${matter}, 0))`;
      return fn(manager);
    });
  }

  /** As write(), beside others that share the matter but never beside a writeInTurn() of it. */
  writeBeside<T>(matter: string, fn: Work<T>): Promise<T> {
    return this.write(async (manager) => {
      if (!this.isSqlite) await manager.sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${matter}, 0))`;
      return fn(manager);
    });
  }

  /** In the open write: refuses with AlreadyRunning while another process works under the same key. */
  async requireAlone(manager: EntityManager, key: string): Promise<void> {
    if (this.isSqlite) return;
    const [{ got }] = await manager.sql<
      { got: boolean }[]
    >`SELECT pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) AS got`;
    if (!got) throw new AlreadyRunning(key);
  }

  /**
   * One request's act: everything from what it decides by to its answer is one transaction, so that an answer which cannot be
   * read undoes the act instead of denying it.
   */
  async act<T>(fn: () => Promise<T>, hooks: ActHooks<T> = {}): Promise<T> {
    const act = new Act(() => this.sources.writing.begin(hooks.readsBefore), hooks);
    let result: T;
    try {
      result = await this.within({ act }, fn);
      if (act.manager) await hooks.closing?.(act.manager, result);
    } catch (error) {
      await act.rollback(error);
      throw error;
    }
    this.wrote(await act.commit());
    this.context.exit(() => act.followUp());
    return result;
  }

  /** Does this once the open act is stored, apart from it, and never when it is undone; at once where there is none. */
  afterwards(work: () => unknown): void {
    const { act } = this.context.getStore() ?? {};
    if (act) act.follow.push(work);
    else work();
  }

  /** Why nothing can be written or read at this moment; undefined when the door is sound. */
  async whyUnsound(): Promise<unknown> {
    const why = await this.sources.writing.whyUnsound();
    if (why) return why;
    return this.sources.reader.query('SELECT 1').then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sources.writing.close();
    await this.sources.replica?.close();
    // Nest's TypeORM module may have closed the writer already.
    for (const source of [this.sources.reader, this.sources.writer]) if (source.isInitialized) await source.destroy();
  }

  /** The manager of the open write, if this call comes from inside one. A call left over from an ended write is a bug. */
  private joined(): EntityManager | undefined {
    const { write, act } = this.context.getStore() ?? {};
    if ((write && !write.open) || act?.ended)
      throw new Error('A database call was made after its write had ended: await everything inside write().');
    return write?.manager;
  }

  private writing<T>(fn: Work<T>, sharing: boolean): Promise<T> {
    const joined = this.joined();
    if (joined) return fn(joined);
    const act = this.context.getStore()?.act;
    return act ? act.write((manager) => this.inside(manager, fn, act)) : this.transact(fn, sharing);
  }

  private async transact<T>(fn: Work<T>, sharing: boolean): Promise<T> {
    const transaction = await this.sources.writing.begin(sharing);
    const result = await this.inside(transaction.manager, fn).catch(undo(transaction));
    this.wrote(await transaction.commit());
    return result;
  }

  /** What follows in the same request, and is asked for next by the same person, is read with it. */
  private wrote(place: LogPlace | undefined): void {
    const { asking } = this.context.getStore() ?? {};
    if (place === undefined || !asking) return;
    asking.after = place;
    asking.wrote(place);
  }

  /** Runs `work` in the same request. */
  private within<T>(context: Omit<Context, 'asking'>, work: () => T): T {
    return this.context.run({ ...context, asking: this.context.getStore()?.asking }, work);
  }

  private copy(): EntityManager | undefined {
    const { write, act, asking } = this.context.getStore() ?? {};
    if (write || act || !asking?.onlyReads || asking.fellBack) return undefined;
    return this.sources.replica?.readerFor(asking.after);
  }

  private readonly fallingBack = (error: unknown): never => {
    const { asking } = this.context.getStore() ?? {};
    if (asking && (failureOf(error) || error instanceof QueryFailedError)) asking.fellBack = true;
    this.sources.replica?.failed(error);
    throw error;
  };

  /** Runs `fn` so that what it calls joins this write; calls that come after its end are refused. */
  private async inside<T>(manager: EntityManager, fn: Work<T>, act?: Act): Promise<T> {
    const write = { manager, open: true };
    try {
      return await this.within({ write, act }, () => fn(manager));
    } finally {
      write.open = false;
    }
  }
}

function undo(transaction: Transaction): (error: unknown) => Promise<never> {
  return async (error) => {
    await transaction.rollback(error);
    throw error;
  };
}
