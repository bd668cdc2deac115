import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql, text } from '../db/sql';

/** Up to so many are named in the statement one by one, which lets either database walk its index of them. */
const FEW = 50;

/** A condition on a column, with whether it leaves few values. */
export interface Among {
  condition: Sql;
  few: boolean;
}

/**
 * The column's value is among those a statement finds. Few are looked up first: planners know neither how many there are nor
 * that all acts are read where they guess wrong. Many are common, and met soon by whoever reads from the newest on.
 * @param ids a statement with one column, `id`
 * @returns undefined where there are none
 */
export async function among(manager: EntityManager, column: string, ids: Sql): Promise<Among | undefined> {
  const found = await ask<{ id: string }>(manager, sql`SELECT DISTINCT id FROM (${ids}) one LIMIT ${FEW + 1}`);
  if (found.length === 0) return undefined;
  if (found.length > FEW) return { condition: sql`${text(column)} IN (${ids})`, few: false };
  return { condition: sql`${text(column)} IN (${found.map(({ id }) => id)})`, few: true };
}
