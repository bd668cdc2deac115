import type { EntityManager, ObjectLiteral } from 'typeorm';
import { insertAll } from '../db/rows';

/** Rows per statement: below the limits on parameters of both databases (SQLite 32 766, PostgreSQL 65 535). */
const BATCH = 250;

/** Inserts all rows, many per statement, without reading anything back. */
export async function insertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly Partial<T>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await insertAll(manager, entity, rows.slice(at, at + BATCH));
}
