import type { MeetingKind } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { remembered } from '../db/memory';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import type { Obligation } from './obligation.entities';

/** The matter of closing a month: acts that change its figures stand beside each other, a closing stands alone. */
export function closingOf(month: string): string {
  return `closing:${month}`;
}

/** `organization_id` of those of these committees that have closed the month. */
export function closedBy(month: string, committees: readonly string[]): Sql {
  return sql`SELECT organization_id FROM month_closing WHERE month = ${month} AND organization_id IN (${committees})
    AND NOT EXISTS (SELECT 1 FROM month_reopening WHERE closing_id = month_closing.id)`;
}

/** @param path some few: a branch's superiors */
export async function closedAmong(manager: EntityManager, month: string, path: readonly string[]): Promise<string[]> {
  if (path.length === 0) return [];
  const key = `closed ${month} ${path.join(' ')}`;
  const rows = await remembered(manager, 'closings', key, () =>
    ask<{ organization_id: string }>(manager, closedBy(month, path)),
  );
  return rows.map((row) => row.organization_id);
}

/** What a card answers: a combined meeting's is the regular one of its month. */
export function obligationKind({ kind }: { kind: MeetingKind }): Obligation['kind'] {
  return kind === 'THEMATIC' ? 'THEMATIC' : 'REGULAR';
}
