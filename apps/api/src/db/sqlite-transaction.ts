import { EntityManager } from 'typeorm';
import { SqliteQueryRunner } from 'typeorm/driver/sqlite/SqliteQueryRunner.js';
import type { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js';
import { codeOf } from './failures';
import type { Memory, Subject } from './memory';
import { readsBy, subjectsTouchedBy } from './memory';

/** One transaction of SQLite and the writes that are stored with it: one, or several short ones that waited for each other. */
export class SqliteTransaction {
  /** Writes that are done and wait for COMMIT. */
  done = 0;
  /** The failure that ended it. */
  lost: unknown;
  readonly touched = new Set<Subject>();
  /** Settles for all of them at once. */
  readonly stored: Promise<void>;
  settle!: { stored: () => void; failed: (error: unknown) => void };

  constructor() {
    this.stored = new Promise((resolve, reject) => (this.settle = { stored: resolve, failed: reject }));
    // Where nobody is done there is nobody to be told.
    this.stored.catch(() => undefined);
  }
}

/** The statements of one write: after one that may have ended its transaction, no other of that transaction is let through. */
export class WriteRunner extends SqliteQueryRunner {
  override readonly manager: EntityManager;

  constructor(
    driver: SqliteDriver,
    private readonly transaction: SqliteTransaction,
    memory: Memory,
  ) {
    super(driver);
    this.manager = new EntityManager(driver.connection, this);
    readsBy(this.manager, { memory, isTouched: (subject) => transaction.touched.has(subject) });
    // TypeORM opens none of its own where one is open.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the signature of the class it extends
  override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<any> {
    if (this.transaction.lost) throw this.transaction.lost;
    for (const subject of subjectsTouchedBy(sql)) this.transaction.touched.add(subject);
    try {
      return await super.query(sql, parameters, structured);
    } catch (error) {
      // A refused constraint undoes its own statement alone; anything else may have undone the whole transaction.
      if (codeOf(error) !== 'SQLITE_CONSTRAINT') this.transaction.lost = error;
      throw error;
    }
  }
}
