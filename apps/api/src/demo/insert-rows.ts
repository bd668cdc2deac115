import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

/** Rows per statement: below the limits on parameters of both databases (SQLite 32 766, PostgreSQL 65 535). */
const BATCH = 250;

/** Inserts all rows, many per statement, without reading anything back. */
export async function insertRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly QueryDeepPartialEntity<T>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(at, at + BATCH))
      .updateEntity(false)
      .execute();
  }
}
