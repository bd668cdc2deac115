import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Sql } from './sql';
import { ask, sql, text } from './sql';

/**
 * Single rows by statements whose texts are made once from TypeORM's metadata. Its query builder makes them anew at every call,
 * which takes longer than the statement: a fifth of a sending.
 */
type Key<T> = { readonly [K in keyof T]?: string | number };

interface Column {
  property: string;
  name: string;
  /** Its values come from the database. */
  numbered: boolean;
  from(value: unknown): unknown;
  to(value: unknown): unknown;
}

interface Texts {
  table: string;
  columns: readonly Column[];
  /** By what is to be done and the properties it is done with. */
  known: Map<string, string>;
}

const TEXTS = new WeakMap<EntityMetadata, Texts>();

function textsOf(manager: EntityManager, entity: EntityTarget<ObjectLiteral>): Texts {
  const metadata = manager.connection.getMetadata(entity);
  const known = TEXTS.get(metadata);
  if (known) return known;
  const columns = metadata.columns.map(({ propertyName, databaseName, isGenerated, transformer }): Column => {
    const { from, to } = (Array.isArray(transformer) ? undefined : transformer) ?? { from: same, to: same };
    return { property: propertyName, name: databaseName, numbered: isGenerated, from, to };
  });
  const texts: Texts = { table: metadata.tableName, columns, known: new Map() };
  TEXTS.set(metadata, texts);
  return texts;
}

const same = (value: unknown): unknown => value;

function kept(texts: Texts, what: string, make: () => string): string {
  const known = texts.known.get(what);
  if (known) return known;
  const text = make();
  texts.known.set(what, text);
  return text;
}

/** Placeholders of both databases: SQLite takes numbered ones too. */
const placed = (names: readonly string[], from = 1): string[] => names.map((_, at) => `$${at + from}`);

function columnOf({ columns, table }: Texts, property: string): Column {
  const column = columns.find((each) => each.property === property);
  if (!column) throw new Error(`${table} has no ${property}.`);
  return column;
}

function matching(texts: Texts, properties: readonly string[], from = 1): string {
  const places = placed(properties, from);
  return properties.map((property, at) => `${columnOf(texts, property).name} = ${places[at]}`).join(' AND ');
}

/** The row of this key, as the entity; null where there is none. */
export async function rowOf<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  key: Key<T>,
): Promise<T | null> {
  const texts = textsOf(manager, entity);
  const properties = Object.keys(key);
  const statement = kept(
    texts,
    `row ${properties.join()}`,
    () => `SELECT ${namesOf(texts)} FROM ${texts.table} WHERE ${matching(texts, properties)}`,
  );
  const [found] = await manager.query<Record<string, unknown>[]>(statement, Object.values(key));
  return found ? asEntity(texts, entity, found) : null;
}

/** The rows of a condition, which may say their order. */
export async function rowsWhere<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  condition: Sql,
): Promise<T[]> {
  const texts = textsOf(manager, entity);
  const found = await ask<Record<string, unknown>>(
    manager,
    sql`SELECT ${text(namesOf(texts))} FROM ${text(texts.table)} WHERE ${condition}`,
  );
  return found.map((row) => asEntity(texts, entity, row));
}

function asEntity<T extends ObjectLiteral>(texts: Texts, entity: new () => T, found: Record<string, unknown>): T {
  const row = new entity() as Record<string, unknown>;
  for (const { property, name, from } of texts.columns) row[property] = from(found[name]);
  return row as T;
}

function namesOf(texts: Texts): string {
  return kept(texts, 'names', () => texts.columns.map(({ name }) => name).join(', '));
}

/** The columns of the entity that the row has; the others are null. */
export async function insertRow<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  row: Partial<T>,
): Promise<void> {
  const texts = textsOf(manager, entity);
  const properties = Object.keys(row);
  const statement = kept(texts, `insert ${properties.join()}`, () => inserting(texts, properties, 1));
  await manager.query(statement, values(texts, row));
}

/** Some hundred rows by one statement; what a row does not have is null, and what the database numbers is left to it. */
export async function insertAll<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly Partial<T>[],
): Promise<void> {
  if (rows.length === 0) return;
  const texts = textsOf(manager, entity);
  const own = texts.columns.filter(({ numbered }) => !numbered);
  const properties = own.map(({ property }) => property);
  const statement = kept(texts, `insert ${rows.length} of all`, () => inserting(texts, properties, rows.length));
  await manager.query(
    statement,
    rows.flatMap((row) => own.map(({ property, to }) => to(row[property]) ?? null)),
  );
}

/** Rows that all have the same columns (some hundreds); one that is there by its `key` is made the same. */
export async function putRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  key: keyof T & string,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const texts = textsOf(manager, entity);
  const properties = Object.keys(rows[0]);
  const make = (): string => {
    const others = properties.filter((property) => property !== key).map((each) => columnOf(texts, each).name);
    const set = others.map((name) => `${name} = excluded.${name}`).join(', ');
    return `${inserting(texts, properties, rows.length)} ON CONFLICT (${columnOf(texts, key).name}) DO UPDATE SET ${set}`;
  };
  const statement = rows.length === 1 ? kept(texts, `put ${properties.join()}`, make) : make();
  await manager.query(
    statement,
    rows.flatMap((row) => values(texts, row)),
  );
}

function inserting(texts: Texts, properties: readonly string[], rows: number): string {
  const names = properties.map((property) => columnOf(texts, property).name);
  const tuples = Array.from({ length: rows }, (_, at) => `(${placed(names, at * names.length + 1).join(', ')})`);
  return `INSERT INTO ${texts.table} (${names.join(', ')}) VALUES ${tuples.join(', ')}`;
}

/** Sets what the change says, as far as it says anything; how many rows of the key there were. */
export async function changeRow<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  key: Key<T>,
  change: Partial<T>,
): Promise<number> {
  const texts = textsOf(manager, entity);
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const [changed, by] = [Object.keys(set), Object.keys(key)];
  const statement = kept(texts, `change ${changed.join()} by ${by.join()}`, () => {
    const places = placed(changed);
    const setting = changed.map((property, at) => `${columnOf(texts, property).name} = ${places[at]}`);
    return `UPDATE ${texts.table} SET ${setting.join(', ')} WHERE ${matching(texts, by, changed.length + 1)}`;
  });
  const runner = manager.queryRunner;
  if (!runner) throw new Error('Rows are changed inside a write.');
  const { affected } = await runner.query(statement, [...values(texts, set), ...Object.values(key)], true);
  return affected ?? 0;
}

function values(texts: Texts, row: object): unknown[] {
  return Object.entries(row).map(([property, value]) => columnOf(texts, property).to(value) ?? null);
}
