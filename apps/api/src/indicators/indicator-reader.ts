import type { IndicatorView } from '@chibo/contracts';
import type { IndicatorPeriod } from '@chibo/domain';
import { indicatorPeriodOf, lastDayOf, monthOf, monthsSpanned } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { rowsWhere } from '../db/rows';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';
import { Indicator } from './indicator.entities';

/** Indicators that hold for an organisation: of all on its path, by section in the order they were defined. */
export async function indicatorsOf(manager: EntityManager, path: readonly OrganizationNode[]): Promise<Indicator[]> {
  const ids = path.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await rowsWhere(manager, Indicator, sql`committee_id IN (${ids}) ORDER BY sort, created_at, id`);
  return [...Map.groupBy(rows, ({ committeeId, section }) => `${committeeId} ${section}`).values()]
    .flat()
    .sort((a, b) => ids.indexOf(b.committeeId) - ids.indexOf(a.committeeId));
}

export async function indicatorWith(manager: EntityManager, id: string): Promise<Indicator> {
  const [found] = await rowsWhere(manager, Indicator, sql`id = ${id}`);
  if (!found) throw Refusal.notFound('chỉ tiêu này');
  return found;
}

export function viewOf(row: Indicator, name: string): IndicatorView {
  const { id, version, committeeId, section, unit, period, sum, entrant, decimals, targets } = row;
  return {
    ...{ id, version, committee: { id: committeeId, name }, name: row.name, section, unit },
    ...{ period, sum, entrant, decimals, targets, retired: row.retiredAt !== null },
    ...(row.partName ? { partName: row.partName } : {}),
    ...(row.wholeName ? { wholeName: row.wholeName } : {}),
  };
}

/** @throws Refusal where it names no period, or one that has not begun */
export function requirePeriod(period: string, today: string): IndicatorPeriod {
  const kind = indicatorPeriodOf(period);
  const refuse = (text: string): never => {
    throw Refusal.badRequest([{ field: 'period', text }]);
  };
  if (!kind)
    return refuse('Kỳ cần là tháng (2018-05), quý (2018-Q2), nửa năm (2018-H1), năm (2018) hoặc nhiệm kỳ (2015-2020).');
  if (monthsSpanned(period).from > monthOf(today)) return refuse('Kỳ này chưa bắt đầu.');
  return kind;
}

/** The day whose register counts: the last one of the period, or today while that has not come. */
export function dayOf(period: string, today: string): string {
  const last = lastDayOf(monthsSpanned(period).to);
  return today < last ? today : last;
}

/** Committees that take no more values of theirs for the period, with when and by whom. */
export async function closingsOf(
  manager: EntityManager,
  committees: readonly string[],
  period: string,
): Promise<Map<string, { at: string; by: string }>> {
  if (committees.length === 0) return new Map();
  const rows = await ask<{ committee_id: string; closed_at: string; author: string | null }>(
    manager,
    sql`SELECT c.committee_id, c.closed_at, author.display_name AS author FROM indicator_closing c
      LEFT JOIN account author ON author.id = c.closed_by
      WHERE c.committee_id IN (${[...committees]}) AND c.period = ${period} AND c.reopened_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.committee_id, { at: row.closed_at, by: row.author ?? '' }]));
}
