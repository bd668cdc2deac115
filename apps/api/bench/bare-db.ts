import sqlite3 from 'sqlite3';

export type Row = Record<string, string | number | null>;

/** A connection and the statements prepared on it. */
export class BareDb {
  private readonly db: sqlite3.Database;

  constructor(file: string, mode = sqlite3.OPEN_READWRITE) {
    this.db = new sqlite3.Database(file, mode);
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => this.db.exec(sql, (error) => (error ? reject(error) : resolve())));
  }

  run(sql: string): (...values: unknown[]) => Promise<void> {
    const statement = this.db.prepare(sql);
    return (...values) =>
      new Promise((resolve, reject) => {
        statement.run(values, (error: Error | null) => (error ? reject(error) : resolve()));
      });
  }

  all(sql: string): (...values: unknown[]) => Promise<Row[]> {
    const statement = this.db.prepare(sql);
    return (...values) =>
      new Promise((resolve, reject) => {
        statement.all(values, (error: Error | null, rows: unknown[]) =>
          error ? reject(error) : resolve(rows as Row[]),
        );
      });
  }
}
