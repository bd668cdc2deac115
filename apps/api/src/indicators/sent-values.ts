import type { IndicatorRevision } from '@chibo/contracts';
import type { IndicatorValue } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { rowsWhere } from '../db/rows';
import { ask, sql } from '../db/sql';
import { IndicatorValueRow } from './indicator.entities';

/** What an organisation has sent for a period and counts, by indicator; a value taken back is a row without one. */
export async function currentValues(
  manager: EntityManager,
  organizationId: string,
  period: string,
): Promise<Map<string, IndicatorValueRow>> {
  const rows = await rowsWhere(
    manager,
    IndicatorValueRow,
    sql`organization_id = ${organizationId} AND period = ${period} AND replaced_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.indicatorId, row]));
}

export function valueIn(
  row: Pick<IndicatorValueRow, 'part' | 'whole' | 'moreThan'> | undefined,
): IndicatorValue | undefined {
  if (!row || row.part === null) return undefined;
  return {
    part: Number(row.part),
    ...(row.whole === null ? {} : { whole: Number(row.whole) }),
    ...(row.moreThan === 1 ? { moreThan: true } : {}),
  };
}

interface Row {
  indicator_id: string;
  part: string | null;
  whole: string | null;
  more_than: number;
  reason: string | null;
  entered_at: string;
  author: string | null;
}

/** Every sending of the period's values, newest first. */
export async function revisionsOf(
  manager: EntityManager,
  organizationId: string,
  period: string,
): Promise<Map<string, IndicatorRevision[]>> {
  const rows = await ask<Row>(
    manager,
    sql`SELECT v.indicator_id, v.part, v.whole, v.more_than, v.reason, v.entered_at, author.display_name AS author
      FROM indicator_value v LEFT JOIN account author ON author.id = v.entered_by
      WHERE v.organization_id = ${organizationId} AND v.period = ${period} ORDER BY v.revision DESC`,
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.indicator_id)].map(([id, own]) => [id, own.map(asRevision)] as const),
  );
}

function asRevision(row: Row): IndicatorRevision {
  const value = valueIn({ part: row.part, whole: row.whole, moreThan: row.more_than });
  return {
    ...(value ? { value } : {}),
    by: row.author ?? '',
    at: row.entered_at,
    ...(row.reason ? { reason: row.reason } : {}),
  };
}
