import { createHash } from 'node:crypto';
import type { DataSources } from './database';

/** Every column of every table is text or a whole number (docs/adr/0005). */
export type Value = string | number | null;

export interface TableShape {
  name: string;
  /** In the order of their names, the same on both databases. */
  columns: string[];
  /** Of the primary key, in its order. */
  key: string[];
  /** Those of the key that have letters: ordered by their bytes on either database. */
  lettered: ReadonlySet<string>;
}

export type Query = (sql: string, values?: readonly Value[]) => Promise<Record<string, Value>[]>;

/** What the machinery of migrations keeps for itself: each database has its own. */
const OWN_OF_ENGINE = new Set(['migrations', 'typeorm_metadata']);

/** A page is about as long, whatever its rows are: a closing has megabytes, a counter some bytes. */
const PAGE_BYTES = 1 << 20;
const MOST_ROWS = 1_000;

interface Column {
  name: string;
  column: string;
  place: number | null;
  lettered: number | boolean;
}

/** Tables read whole, in one order on both databases, by connections on which one moment is held. */
export class TableReader {
  constructor(
    private readonly engine: DataSources['engine'],
    private readonly query: Query,
  ) {}

  /** In the order of their names. */
  async tables(): Promise<TableShape[]> {
    const columns = (await this.query(
      this.engine === 'sqlite' ? SQLITE_COLUMNS : POSTGRES_COLUMNS,
    )) as unknown as Column[];
    const tables = [...Map.groupBy(columns, ({ name }) => name)].map(([name, own]) => shapeOf(name, own));
    return tables.filter(({ name }) => !OWN_OF_ENGINE.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Steps that made the schema, oldest first. */
  async migrations(): Promise<string[]> {
    return (await this.query('SELECT name FROM migrations ORDER BY timestamp')).map(({ name }) => String(name));
  }

  async count(table: string): Promise<number> {
    const [{ rows }] = await this.query(`SELECT count(*) AS rows FROM "${table}"`);
    return Number(rows);
  }

  /** Rows in the order of the key, values in the order of `columns`; in pages of bounded length. */
  async *pages(table: TableShape, columns = table.columns): AsyncGenerator<Value[][]> {
    const pages = this.engine === 'sqlite' ? this.byKey(table, columns) : this.byCursor(table, columns);
    for await (const rows of pages) yield rows.map((row) => columns.map((column) => row[column]));
  }

  /** SHA-256 of all rows, hex: the same for the same rows on either database. */
  async hash(table: TableShape): Promise<string> {
    const hash = createHash('sha256');
    for await (const rows of this.pages(table)) hash.update(canonical(rows));
    return hash.digest('hex');
  }

  private async *byKey({ name, key }: TableShape, columns: string[]): AsyncGenerator<Record<string, Value>[]> {
    const asked = quoted([...new Set([...columns, ...key])]);
    const order = quoted(key);
    const after = `WHERE (${order}) > (${key.map(() => '?').join(', ')})`;
    let [last, limit]: [Value[] | undefined, number] = [undefined, 1];
    for (;;) {
      const where = last ? after : '';
      const rows = await this.query(`SELECT ${asked} FROM "${name}" ${where} ORDER BY ${order} LIMIT ${limit}`, last);
      if (rows.length > 0) yield rows;
      if (rows.length < limit) return;
      last = key.map((column) => rows[rows.length - 1][column]);
      limit = nextLimit(rows, limit);
    }
  }

  private async *byCursor(table: TableShape, columns: string[]): AsyncGenerator<Record<string, Value>[]> {
    const order = table.key
      .map((column) => `"${column}"${table.lettered.has(column) ? ' COLLATE "C"' : ''}`)
      .join(', ');
    await this.query(
      `DECLARE whole_table NO SCROLL CURSOR FOR SELECT ${quoted(columns)} FROM "${table.name}" ORDER BY ${order}`,
    );
    try {
      for (let limit = 1; ;) {
        const rows = await this.query(`FETCH ${limit} FROM whole_table`);
        if (rows.length > 0) yield rows;
        if (rows.length < limit) return;
        limit = nextLimit(rows, limit);
      }
    } finally {
      // In a transaction that has failed it is gone with it.
      await this.query('CLOSE whole_table').catch(() => undefined);
    }
  }
}

/** One line for each row, as it is hashed. */
export function canonical(rows: readonly Value[][]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function shapeOf(name: string, columns: Column[]): TableShape {
  const key = columns.filter(({ place }) => place !== null).sort((a, b) => Number(a.place) - Number(b.place));
  return {
    name,
    columns: columns.map(({ column }) => column).sort(),
    key: key.map(({ column }) => column),
    lettered: new Set(key.filter(({ lettered }) => lettered).map(({ column }) => column)),
  };
}

/** Towards a page of the right length, never more than four times the last: the next rows may be longer. */
function nextLimit(rows: Record<string, Value>[], limit: number): number {
  const bytes = rows.reduce(
    (sum, row) => sum + Object.values(row).reduce<number>((own, value) => own + String(value).length, 0),
    0,
  );
  const fitting = Math.floor((PAGE_BYTES * rows.length) / Math.max(bytes, 1));
  return Math.max(1, Math.min(fitting, limit * 4, MOST_ROWS));
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

const SQLITE_COLUMNS = `
  SELECT m.name AS name, c.name AS "column", CASE c.pk WHEN 0 THEN NULL ELSE c.pk END AS place, lower(c.type) <> 'integer' AS lettered
  FROM sqlite_master m CROSS JOIN pragma_table_info(m.name) c
  WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'`;

const POSTGRES_COLUMNS = `
  SELECT c.relname AS name, a.attname AS "column", array_position(i.indkey::int2[], a.attnum) AS place,
    a.attcollation <> 0 AS lettered
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'`;
