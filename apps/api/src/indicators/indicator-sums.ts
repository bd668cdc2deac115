import type { IndicatorOrganization } from '@chibo/contracts';
import type { IndicatorValue } from '@chibo/domain';
import { foldVietnamese, monthsSpanned } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import { holds } from '../organizations/on-day';
import type { Indicator } from './indicator.entities';

interface SumRow {
  part: number | string | null;
  whole: number | string | null;
  more_than: number | null;
  entered: number | string;
}

/** A sum as it comes from either database. */
export function valueOf({ part, whole, more_than: more }: SumRow): IndicatorValue | undefined {
  if (part === null) return undefined;
  return {
    part: Number(part),
    ...(whole === null ? {} : { whole: Number(whole) }),
    ...(more === 1 ? { moreThan: true } : {}),
  };
}

/** What rows `v` come to: all values are hundredths kept as text. */
const FIGURES = sql`sum(CAST(v.part AS bigint)) AS part, sum(CAST(v.whole AS bigint)) AS whole, max(v.more_than) AS more_than,
  count(v.id) AS entered`;

/** Values that count, of periods that lie whole in the one that is asked for; of LAST the newest of each organisation. */
function counting(period: string): Sql {
  const { from, to } = monthsSpanned(period);
  const within = (alias: string): Sql =>
    alias === 'v'
      ? sql`v.replaced_at IS NULL AND v.part IS NOT NULL AND v.first_month >= ${from} AND v.last_month <= ${to}`
      : sql`later.replaced_at IS NULL AND later.part IS NOT NULL AND later.first_month >= ${from} AND later.last_month <= ${to}`;
  return sql`${within('v')} AND (i.sum <> 'LAST' OR NOT EXISTS (SELECT 1 FROM indicator_value later
    WHERE later.indicator_id = v.indicator_id AND later.organization_id = v.organization_id
      AND later.last_month > v.last_month AND ${within('later')}))`;
}

/** Sums of some indicators (tens) over some organisations, by the database. @param organizations their ids, as a statement */
export async function sumsOf(
  manager: EntityManager,
  indicators: readonly string[],
  organizations: Sql,
  period: string,
): Promise<Map<string, { value?: IndicatorValue; entered: number }>> {
  if (indicators.length === 0) return new Map();
  const rows = await ask<SumRow & { indicator_id: string }>(
    manager,
    sql`SELECT v.indicator_id, ${FIGURES} FROM (${organizations}) o CROSS JOIN indicator_value v CROSS JOIN indicator i
      WHERE v.organization_id = o.id AND i.id = v.indicator_id AND v.indicator_id IN (${[...indicators]}) AND ${counting(period)}
      GROUP BY v.indicator_id`,
  );
  return new Map(rows.map((row) => [row.indicator_id, { value: valueOf(row), entered: Number(row.entered) }]));
}

/** Which organisations, of an indicator. */
export interface OrganizationsScope {
  indicator: Indicator;
  /** Their ids, as a statement. */
  organizations: Sql;
  period: string;
  day: string;
  q?: string;
  /** Only those with fewer entries than this. */
  fewerThan?: number;
}

/** A page of organisations with what they entered, in Vietnamese order. */
export async function organizationsOf(
  manager: EntityManager,
  scope: OrganizationsScope,
  { limit, offset }: { limit: number; offset: number },
): Promise<IndicatorOrganization[]> {
  const rows = await ask<SumRow & { id: string; name: string; kind_label: string }>(
    manager,
    sql`SELECT * FROM (${entries(scope)}) e ORDER BY sort_key, id LIMIT ${limit} OFFSET ${offset}`,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kindLabel: row.kind_label,
    value: valueOf(row),
    entered: Number(row.entered),
  }));
}

export async function countOrganizations(manager: EntityManager, scope: OrganizationsScope): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n FROM (${entries(scope)}) e`);
  return Number(n);
}

function entries({ indicator, organizations, period, day, q, fewerThan }: OrganizationsScope): Sql {
  const found = q ? sql`AND ${contains(sql`p.folded`, foldVietnamese(q))}` : sql``;
  const summed = sql`
    SELECT o.id, p.name, p.sort_key, k.label AS kind_label, ${FIGURES}
    FROM (${organizations}) o CROSS JOIN organization_profile p CROSS JOIN organization_kind k
    LEFT JOIN (SELECT v.* FROM indicator_value v CROSS JOIN indicator i
      WHERE i.id = ${indicator.id} AND v.indicator_id = i.id AND ${counting(period)}) v ON v.organization_id = o.id
    WHERE p.organization_id = o.id AND ${holds('p', day)} AND k.code = p.kind ${found}
    GROUP BY o.id, p.name, p.sort_key, k.label`;
  return fewerThan === undefined ? summed : sql`SELECT * FROM (${summed}) summed WHERE entered < ${fewerThan}`;
}
