import { addMonths, firstDayOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';

/** Organisations looked at by one statement: some milliseconds, nearly always for nothing. */
const LOOKED_AT = 5_000;

/** Of the organisations after one, by id: the last one that was looked at (absent at their end), and the branches among them. */
export interface Part {
  last?: string;
  cells: string[];
}

/** Branches that exist on some day of the month and have no obligation for it, part by part: a country has very many. */
export async function cellsWithout(manager: EntityManager, month: string, after: string): Promise<Part> {
  const [{ last }] = await ask<{ last: string | null }>(
    manager,
    sql`SELECT max(id) AS last FROM (SELECT id FROM organization WHERE id > ${after} ORDER BY id LIMIT ${LOOKED_AT}) part`,
  );
  if (last === null) return { cells: [] };
  return { last, cells: await withoutAmong(manager, month, sql`o.id > ${after} AND o.id <= ${last}`) };
}

/** Such branches among some organisations, some hundreds at most. */
export function withoutOf(manager: EntityManager, month: string, organizations: readonly string[]): Promise<string[]> {
  return withoutAmong(manager, month, sql`o.id IN (${[...organizations]})`);
}

/** @param among a condition on `o` */
async function withoutAmong(manager: EntityManager, month: string, among: Sql): Promise<string[]> {
  const [from, to] = [firstDayOf(month), firstDayOf(addMonths(month, 1))];
  const rows = await ask<{ id: string }>(
    manager,
    sql`SELECT DISTINCT o.id FROM organization o
      JOIN organization_profile p ON p.organization_id = o.id AND p.valid_from < ${to} AND (p.valid_to IS NULL OR p.valid_to > ${from})
      JOIN organization_kind k ON k.code = p.kind AND k.is_cell = 1
      WHERE ${among} AND o.exists_from < ${to} AND (o.exists_to IS NULL OR o.exists_to > ${from})
        AND NOT EXISTS (SELECT 1 FROM obligation owed WHERE owed.cell_id = o.id AND owed.month = ${month} AND owed.kind = 'REGULAR')
      ORDER BY o.id`,
  );
  return rows.map(({ id }) => id);
}
