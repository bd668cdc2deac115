import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import { EntityManager } from 'typeorm';
import { SqliteQueryRunner } from 'typeorm/driver/sqlite/SqliteQueryRunner.js';
import type { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js';
import { codeOf, DatabaseAway, failureOf } from './failures';
import { setPragmas, WRITER_PRAGMAS } from './sqlite-pragmas';
import type { Transaction, Writer } from './transaction';

/** Free on the disk before a full one counts as mended. */
const ROOM_BYTES = 4 << 20;

/**
 * Writing to SQLite: one transaction at a time, on one connection. A failed statement may have made SQLite roll back by
 * itself, a failed COMMIT leaves nobody knowing; TypeORM's own counting then writes outside of any transaction and calls it
 * committed. So BEGIN, COMMIT and ROLLBACK are spoken here: a BEGIN that succeeds proves that nothing was open, a COMMIT that
 * succeeds proves that everything is stored, and after anything else the connection is closed and opened anew.
 */
export class SqliteWriter implements Writer {
  private turns: Promise<unknown> = Promise.resolve();
  /** Why the connection must be opened anew before it is used. */
  private broken = false;
  /** Why the last write could not be stored. */
  private unsound: unknown;
  private trying?: Promise<void>;
  private closed = false;

  constructor(private readonly source: DataSource) {}

  async begin(): Promise<Transaction> {
    const done = await this.turn();
    try {
      return await this.open(done);
    } catch (error) {
      this.failed(error);
      done();
      throw error;
    }
  }

  requireReachable(): void {
    // A file is always there.
  }

  async whyUnsound(): Promise<unknown> {
    if (this.unsound) await (this.trying ??= this.tryAgain().finally(() => (this.trying = undefined)));
    return this.unsound;
  }

  async close(): Promise<void> {
    const done = await this.turn();
    this.closed = true;
    done();
  }

  /** Resolves when everyone who came before has ended; the next one waits until the given function is called. */
  private async turn(): Promise<() => void> {
    let done = (): void => undefined;
    const before = this.turns;
    this.turns = new Promise<void>((resolve) => (done = resolve));
    await before;
    return done;
  }

  private async open(done: () => void): Promise<Transaction> {
    if (this.closed) throw new DatabaseAway();
    if (this.broken) await this.reopen();
    const runner = new WriteRunner(this.source.driver as SqliteDriver);
    await runner.begin();
    return {
      manager: runner.manager,
      commit: () => this.end(done, () => this.commit(runner)),
      rollback: () => this.end(done, () => runner.rollback()).catch(() => undefined),
    };
  }

  /** A small write may still find room on a disk where the next one does not: a full disk is cleared by tryAgain() only. */
  private async commit(runner: WriteRunner): Promise<void> {
    await runner.commit();
    if (failureOf(this.unsound) !== 'FULL') this.unsound = undefined;
  }

  private async end(done: () => void, how: () => Promise<void>): Promise<void> {
    try {
      await how();
    } catch (error) {
      this.failed(error);
      throw error;
    } finally {
      done();
    }
  }

  /** Whatever state this leaves the connection in, it is not asked: it goes. */
  private failed(error: unknown): void {
    this.broken = true;
    if (failureOf(error) !== 'BUSY') this.unsound = error;
  }

  private async reopen(): Promise<void> {
    const driver = this.source.driver as SqliteDriver;
    // A connection that cannot be closed keeps its locks; the next BEGIN then says so, and nothing is acknowledged.
    await driver.disconnect().catch(() => undefined);
    await driver.connect();
    await setPragmas(this.source, WRITER_PRAGMAS);
    this.broken = false;
  }

  /** Changes a page of the file, which needs room in the log as any other write does. */
  private async tryAgain(): Promise<void> {
    try {
      const { manager, commit } = await this.begin();
      const [{ user_version: last }] = await manager.query<[{ user_version: number }]>('PRAGMA user_version');
      // After a failure the commit fails with it.
      await manager.query(`PRAGMA user_version = ${1 - last}`).catch(() => undefined);
      await commit();
      const { bavail, bsize } = await statfs(dirname(this.source.driver.database ?? ''));
      if (bavail * bsize >= ROOM_BYTES) this.unsound = undefined;
    } catch {
      // What went wrong is kept as the reason.
    }
  }
}

/** The statements of one transaction: after one that may have ended it, no other is let through. */
class WriteRunner extends SqliteQueryRunner {
  override readonly manager: EntityManager;
  /** The failure that ended the transaction. */
  lost: unknown;

  constructor(driver: SqliteDriver) {
    super(driver);
    this.manager = new EntityManager(driver.connection, this);
  }

  async begin(): Promise<void> {
    await this.query('BEGIN IMMEDIATE');
    // TypeORM opens none of its own where one is open.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  async commit(): Promise<void> {
    await this.query('COMMIT');
  }

  async rollback(): Promise<void> {
    await this.query('ROLLBACK');
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the signature of the class it extends
  override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<any> {
    if (this.lost) throw this.lost;
    try {
      return await super.query(sql, parameters, structured);
    } catch (error) {
      // A refused constraint undoes its own statement alone; anything else may have undone the whole transaction.
      if (codeOf(error) !== 'SQLITE_CONSTRAINT') this.lost = error;
      throw error;
    }
  }
}
