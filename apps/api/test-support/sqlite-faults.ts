import { sqliteDriver } from '../src/db/sqlite-driver';

interface Fault {
  /** Statements that fail. */
  statement: RegExp;
  /** SQLITE_FULL, SQLITE_IOERR … */
  code: string;
  /** SQLite undoes the whole transaction by itself, as it may on these failures. */
  undoes: boolean;
  /** How often. */
  times: number;
}

type Callback = (error: Error | null, rows?: unknown) => void;
type Call = (this: Connection, sql: string, ...rest: unknown[]) => Connection;
type Connection = InstanceType<typeof sqliteDriver.Database>;

/** Makes statements of every SQLite connection of this process fail; returns how often it did, and an end to it. */
export function failing(fault: Fault): { failed: () => number; end: () => void } {
  const prototype = sqliteDriver.Database.prototype as unknown as Record<'run' | 'all', Call>;
  const real = { run: prototype.run, all: prototype.all };
  let failed = 0;
  const faulty = (how: 'run' | 'all'): Call =>
    function (sql, ...rest) {
      if (failed >= fault.times || !fault.statement.test(sql)) return real[how].call(this, sql, ...rest);
      failed += 1;
      const callback = rest.at(-1) as Callback;
      const error = Object.assign(new Error(`${fault.code}: made to fail`), { code: fault.code });
      if (!fault.undoes) setImmediate(() => callback.call(this, error));
      else real.all.call(this, 'ROLLBACK', [], () => callback.call(this, error));
      return this;
    };
  prototype.run = faulty('run');
  prototype.all = faulty('all');
  return {
    failed: () => failed,
    end: () => Object.assign(prototype, real),
  };
}

/** How many such statements every SQLite connection of this process has been asked from now on. */
export function counting(statement: RegExp): { count: () => number; end: () => void } {
  const prototype = sqliteDriver.Database.prototype as unknown as Record<'run' | 'all', Call>;
  const real = { run: prototype.run, all: prototype.all };
  let count = 0;
  for (const how of ['run', 'all'] as const)
    prototype[how] = function (sql, ...rest) {
      if (statement.test(sql)) count += 1;
      return real[how].call(this, sql, ...rest);
    };
  return { count: () => count, end: () => Object.assign(prototype, real) };
}
