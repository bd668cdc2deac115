import type { KeyedMark } from '@chibo/domain';
import { keyedMark } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';
import type { ListedCell } from './cell-month-reader';

/** Cards per statement: SQLite takes 32 766 parameters at most. */
const BATCH = 1000;

type KeyedRow = { id: string } & Record<'keyed_by' | 'submitted_at' | 'answered_at' | 'objection', string | null>;

/** What branches say of cards that were keyed in, by card. */
export async function keyedAmong(
  manager: EntityManager,
  cells: readonly Pick<ListedCell, 'scorecard_id'>[],
  today: string,
): Promise<Map<string, KeyedMark | undefined>> {
  const ids = cells.flatMap(({ scorecard_id: id }) => id ?? []);
  const rows: KeyedRow[] = [];
  for (let at = 0; at < ids.length; at += BATCH)
    rows.push(
      ...(await ask<KeyedRow>(
        manager,
        sql`SELECT id, keyed_by, submitted_at, answered_at, objection FROM scorecard
          WHERE id IN (${ids.slice(at, at + BATCH)}) AND keyed_by IS NOT NULL`,
      )),
    );
  return new Map(
    rows.map(({ id, keyed_by: keyedBy, submitted_at: submittedAt, answered_at: answeredAt, objection }) => [
      id,
      keyedMark({ keyedBy, submittedAt, answeredAt, objection }, today),
    ]),
  );
}
