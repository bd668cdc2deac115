import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import type { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js';
import { DatabaseAway, failureOf } from './failures';
import type { Memory } from './memory';
import { setPragmas, WRITER_PRAGMAS } from './sqlite-pragmas';
import { SqliteTransaction, WriteRunner } from './sqlite-transaction';
import type { Transaction, Writer } from './transaction';
import { Turns } from './turns';

/** Free on the disk before a full one counts as mended. */
const ROOM_BYTES = 4 << 20;

/** Short writes stored together: who was first waits for the last. */
const MOST_TOGETHER = 16;

/**
 * Writing to SQLite: one at a time, on one connection. A failed statement may have made SQLite roll back by itself, a failed
 * COMMIT leaves nobody knowing; TypeORM's own counting then writes outside of any transaction and calls it committed. So
 * BEGIN, COMMIT and ROLLBACK are spoken here: a BEGIN that succeeds proves that nothing was open, a COMMIT that succeeds proves
 * that everything is stored, and after anything else the connection is closed and opened anew.
 *
 * Short writes that wait are stored by one COMMIT, the dearest step of all: each is a savepoint, so that one that fails takes
 * back its own rows; none is acknowledged before the COMMIT, and what ends the transaction has failed for all of them.
 */
export class SqliteWriter implements Writer {
  private readonly turns = new Turns();
  /** Open, with writes that are done and wait for the next one. */
  private open?: SqliteTransaction;
  /** Why the connection must be opened anew before it is used. */
  private broken = false;
  /** Why the last write could not be stored. */
  private unsound: unknown;
  private trying?: Promise<void>;
  private closed = false;

  constructor(
    private readonly source: DataSource,
    private readonly memory: Memory,
  ) {}

  async begin(sharing = false): Promise<Transaction> {
    await this.turns.take(sharing);
    try {
      return await this.enter(sharing);
    } catch (error) {
      this.lose(this.open, error);
      this.turns.pass();
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
    await this.turns.take(false);
    this.closed = true;
    this.turns.pass();
  }

  private async enter(sharing: boolean): Promise<Transaction> {
    if (this.closed) throw new DatabaseAway();
    if (this.broken) await this.reopen();
    const first = !this.open;
    const transaction = (this.open ??= new SqliteTransaction());
    const runner = new WriteRunner(this.source.driver as SqliteDriver, transaction, this.memory);
    await runner.query(first ? 'BEGIN IMMEDIATE' : 'SAVEPOINT short');
    return {
      manager: runner.manager,
      commit: () => this.commit(transaction, runner, { first, sharing }),
      rollback: () => (first ? this.rollback(transaction, runner) : this.takeBack(transaction, runner)),
    };
  }

  private async commit(
    transaction: SqliteTransaction,
    runner: WriteRunner,
    { first, sharing }: { first: boolean; sharing: boolean },
  ): Promise<undefined> {
    transaction.done += 1;
    if (!first) await runner.query('RELEASE SAVEPOINT short').catch(() => undefined);
    if (sharing && !transaction.lost && this.goesOn(transaction)) this.turns.pass();
    else await this.store(transaction, runner);
    await transaction.stored;
  }

  private goesOn({ done }: SqliteTransaction): boolean {
    return this.turns.nextShares && done < MOST_TOGETHER;
  }

  /** A small write may still find room on a disk where the next one does not: a full disk is cleared by tryAgain() only. */
  private async store(transaction: SqliteTransaction, runner: WriteRunner): Promise<void> {
    try {
      await runner.query('COMMIT');
      this.forget(transaction);
      if (failureOf(this.unsound) !== 'FULL') this.unsound = undefined;
      transaction.settle.stored();
    } catch (error) {
      this.lose(transaction, error);
    }
    this.turns.pass();
  }

  /** Of the first write: nobody else's rows are in it. */
  private async rollback(transaction: SqliteTransaction, runner: WriteRunner): Promise<void> {
    await runner.query('ROLLBACK').then(
      () => this.forget(transaction),
      (error: unknown) => this.lose(transaction, error),
    );
    this.turns.pass();
  }

  /** Of a later one: the rows of those before it stay and are stored. */
  private async takeBack(transaction: SqliteTransaction, runner: WriteRunner): Promise<void> {
    try {
      await runner.query('ROLLBACK TO SAVEPOINT short');
      await runner.query('RELEASE SAVEPOINT short');
    } catch {
      // The transaction is lost, and storing it says so to everyone.
    }
    if (!transaction.lost && this.goesOn(transaction)) this.turns.pass();
    else await this.store(transaction, runner);
  }

  /** It is over: what was read of what it touched is asked anew. */
  private forget(transaction: SqliteTransaction): void {
    this.open = undefined;
    this.memory.forget(transaction.touched);
  }

  /** Whatever state this leaves the connection in, it is not asked: it goes. */
  private lose(transaction: SqliteTransaction | undefined, error: unknown): void {
    if (transaction) this.forget(transaction);
    this.broken = true;
    if (failureOf(error) !== 'BUSY') this.unsound = error;
    transaction?.settle.failed(error);
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
