import sqlite3 from 'sqlite3';

/**
 * The sqlite3 module as TypeORM gets it: the one place that imports it. Its upstream maintenance has ended, and the way out
 * (another driver) must stay a change of this file (docs/adr/0005).
 */
type Callback = (this: sqlite3.RunResult, error: Error | null, rows?: unknown) => void;

interface Kept {
  statement: sqlite3.Statement;
  /** Calls made before the text was prepared: a text that cannot be prepared never calls them back by itself. */
  waiting: Callback[] | undefined;
}

interface PageCopy {
  readonly completed: boolean;
  /** @param pages how many; -1: all */
  step(pages: number, callback: (error: Error | null) => void): void;
  finish(callback: () => void): void;
}

/** Kept statements per connection; texts with lists of different length are many, so the store is bounded. */
const MOST_STATEMENTS = 400;

/**
 * A Database that prepares each text once. sqlite3's own run() and all() prepare anew at every call, a second trip
 * through the thread pool for each statement: half of a short write's time.
 */
class PreparingDatabase extends sqlite3.Database {
  /** SQLite's own copying of a whole database into a file; the module's types do not name it. */
  declare readonly backup: (file: string) => PageCopy;

  private readonly kept = new Map<string, Kept>();

  override run(sql: string, ...rest: unknown[]): this {
    if (!isPreparable(sql)) return super.run(sql, ...rest);
    this.prepared(sql, rest).run(...rest);
    return this;
  }

  override all(sql: string, ...rest: unknown[]): this {
    if (!isPreparable(sql)) return super.all(sql, ...rest);
    this.prepared(sql, rest).all(...rest);
    return this;
  }

  override close(callback?: (error: Error | null) => void): void {
    this.forgetAll();
    super.close(callback);
  }

  private prepared(sql: string, rest: unknown[]): sqlite3.Statement {
    const kept = this.kept.get(sql) ?? this.keep(sql);
    kept.waiting?.push(rest.at(-1) as Callback);
    return kept.statement;
  }

  private keep(sql: string): Kept {
    if (this.kept.size >= MOST_STATEMENTS) this.forgetAll();
    const waiting: Callback[] = [];
    const statement = this.prepare(sql, (error: Error | null) => {
      kept.waiting = undefined;
      if (!error) return;
      this.kept.delete(sql);
      for (const callback of waiting) callback.call(statement as unknown as sqlite3.RunResult, error);
    });
    const kept: Kept = { statement, waiting };
    this.kept.set(sql, kept);
    return kept;
  }

  private forgetAll(): void {
    for (const { statement } of this.kept.values()) statement.finalize();
    this.kept.clear();
  }
}

/** Reading and changing rows; pragmas, transactions and tables go the ordinary way. */
function isPreparable(sql: string): boolean {
  return /^(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/.test(sql);
}

interface SqliteModule {
  Database: typeof PreparingDatabase;
  OPEN_READONLY: number;
  OPEN_URI: number;
  OPEN_FULLMUTEX: number;
  /** TypeORM asks for a stack trace and the printed arguments of every single call of the process; it gets none. */
  verbose(): SqliteModule;
}

export const sqliteDriver: SqliteModule = {
  ...sqlite3,
  Database: PreparingDatabase,
  verbose: () => sqliteDriver,
};
