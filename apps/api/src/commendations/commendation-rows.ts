import type { CommendationRow, CommendationSort } from '@chibo/contracts';
import { type CommendationsQuery } from '@chibo/contracts';
import type { CommendationCount, CommendationForm, CommendationKind } from '@chibo/domain';
import { COMMENDATION_FORMS, foldVietnamese } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { displayNames } from '../accounts/display-names';
import type { Sql } from '../db/sql';
import { ask, contains, sql, text } from '../db/sql';
import { isLastProfile } from '../organizations/on-day';

interface Row {
  id: string;
  version: number;
  organization_id: string;
  organization_name: string;
  year: number;
  kind: CommendationKind;
  form: CommendationForm;
  recipient: string;
  count: number;
  for_what: string;
  decision_number: string;
  decided_on: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
}

type Wanted = Omit<CommendationsQuery, 'organizationId' | 'page'>;

/** Rows of a list with the names organisations have by a day. */
export interface CommendationList {
  committeeId: string;
  /** ISO day. */
  day: string;
}

/** A page of what is found. */
export async function listCommendations(
  manager: EntityManager,
  list: CommendationList,
  wanted: Wanted,
  { limit, offset }: { limit: number; offset: number },
): Promise<CommendationRow[]> {
  const rows = await ask<Row>(
    manager,
    sql`SELECT c.id, c.version, c.organization_id, p.name AS organization_name, c.year, c.kind, c.form, c.recipient, c.count,
        c.for_what, c.decision_number, c.decided_on, c.withdrawn_at, c.withdrawn_by, c.withdrawn_reason
      FROM ${source(list)} AND ${found(wanted)} ORDER BY ${orderOf(wanted)} LIMIT ${limit} OFFSET ${offset}`,
  );
  const names = await displayNames(
    manager,
    rows.map((row) => row.withdrawn_by),
  );
  return rows.map((row) => asView(row, names));
}

export async function countCommendations(
  manager: EntityManager,
  list: CommendationList,
  wanted: Wanted,
): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM ${source(list)} AND ${found(wanted)}`,
  );
  return Number(n);
}

/** Of those that stand: to how many, by kind and form. And how many rows were withdrawn. */
export async function commendationCounts(
  manager: EntityManager,
  { committeeId }: CommendationList,
  year: number | undefined,
): Promise<{ counts: CommendationCount[]; withdrawn: number }> {
  const ofYear = year === undefined ? sql`1 = 1` : sql`c.year = ${year}`;
  const rows = await ask<{ kind: CommendationKind; form: CommendationForm; n: number | string; gone: number | string }>(
    manager,
    sql`SELECT c.kind, c.form, sum(CASE WHEN c.withdrawn_at IS NULL THEN c.count ELSE 0 END) AS n,
        count(c.withdrawn_at) AS gone
      FROM commendation c WHERE c.committee_id = ${committeeId} AND ${ofYear} GROUP BY c.kind, c.form ORDER BY c.kind, c.form`,
  );
  return {
    counts: rows.map(({ kind, form, n }) => ({ kind, form, n: Number(n) })).filter(({ n }) => n > 0),
    withdrawn: rows.reduce((sum, { gone }) => sum + Number(gone), 0),
  };
}

function source({ committeeId, day }: CommendationList): Sql {
  return sql`commendation c CROSS JOIN organization_profile p
    WHERE c.committee_id = ${committeeId} AND ${isLastProfile('p', 'c.organization_id', day)}`;
}

function found({ year, kind, form, withdrawn, q = '' }: Wanted): Sql {
  const parts = [
    withdrawn === 'YES' ? sql`c.withdrawn_at IS NOT NULL` : sql`c.withdrawn_at IS NULL`,
    ...(year === undefined ? [] : [sql`c.year = ${Number(year)}`]),
    ...(kind ? [sql`c.kind = ${kind}`] : []),
    ...(form ? [sql`c.form = ${form}`] : []),
    ...(q.trim() ? [contains(sql`c.folded || ' ' || p.folded`, foldVietnamese(q))] : []),
  ];
  return parts.reduce((all, each) => sql`${all} AND ${each}`);
}

const FORM_PLACE = COMMENDATION_FORMS.map((form, at) => sql`WHEN c.form = ${form} THEN CAST(${at} AS integer) `).reduce(
  (all, each) => sql`${all}${each}`,
);

const KEYS: Readonly<Record<CommendationSort, Sql>> = {
  DAY: text('c.decided_on'),
  NAME: text('c.sort_key'),
  ORGANIZATION: text('p.sort_key'),
  NUMBER: text('c.decision_number'),
  FORM: sql`CASE ${FORM_PLACE} END`,
};

/** The newest first, unless another order is asked for. */
function orderOf({ sort = 'DAY', order = sort === 'DAY' ? 'desc' : 'asc' }: Wanted): Sql {
  const way = order === 'desc' ? sql`DESC` : sql`ASC`;
  return sql`${KEYS[sort]} ${way}, c.kind, p.sort_key, c.sort_key, c.id`;
}

function asView(row: Row, names: ReadonlyMap<string, string>): CommendationRow {
  const { withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason } = row;
  return {
    ...{ id: row.id, version: row.version, organizationId: row.organization_id },
    ...{ organizationName: row.organization_name, year: row.year, kind: row.kind, form: row.form },
    ...(row.recipient && { recipient: row.recipient }),
    ...{ count: row.count, forWhat: row.for_what, decisionNumber: row.decision_number, decidedOn: row.decided_on },
    ...(at && { withdrawn: { at, by: names.get(by ?? '') ?? '', reason: reason ?? '' } }),
  };
}
