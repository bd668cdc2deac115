import type { AnnualFilter, AnnualSort } from '@chibo/contracts';
import type { AnnualClass } from '@chibo/domain';
import { ANNUAL_CLASSES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql, text } from '../db/sql';
import { holds } from '../organizations/on-day';
import type { PeriodScope } from '../reports/period-rows';
import { namingDay, periodRows } from '../reports/period-rows';

/** A row of a committee's list, living or as it was closed: the same columns of either. */
export interface ListedYear {
  organization_id: string;
  name: string;
  kind: string;
  kind_label: string;
  kind_sort: number;
  is_cell: number;
  sort_key: string;
  folded: string;
  exists_from: string;
  id: string | null;
  version: number;
  self_class: AnnualClass | null;
  self_ground: string | null;
  self_by: string | null;
  self_at: string | null;
  proposed_class: AnnualClass | null;
  proposed_ground: string | null;
  proposed_by: string | null;
  proposed_at: string | null;
  decided_class: AnnualClass | null;
  decision_number: string | null;
  decided_on: string | null;
  n: number | string;
  sum: number | string;
  good: number | string;
  fair: number | string;
  average: number | string;
  poor: number | string;
  /** JSON of the frozen copy; a living row has none. */
  results: string | null;
}

/** Whose list of which year; `conclusionId` where its frozen copy is read. */
export interface YearList {
  scope: PeriodScope;
  year: number;
  conclusionId?: string;
}

export interface Wanted {
  filter?: AnnualFilter;
  annualClass?: AnnualClass;
  kind?: string;
  /** One organisation. */
  only?: string;
  /** Folded. */
  words: string;
  sort?: AnnualSort;
  order?: 'asc' | 'desc';
}

const bands = ['GOOD', 'FAIR', 'AVERAGE', 'POOR']
  .map((band) => sql`, count(CASE WHEN r.decided_band = ${band} THEN 1 END) AS ${text(band.toLowerCase())}`)
  .reduce((all, each) => sql`${all}${each}`);

const SAID = text(
  ['self', 'proposed'].map((who) => `c.${who}_class, c.${who}_ground, c.${who}_by, c.${who}_at`).join(', '),
);

/** The organisations directly under a committee, by the register of the year's end or of today; months are counted only where asked. */
function living({ scope, year }: YearList, withMonths: boolean): Sql {
  const day = namingDay(scope);
  const figures = withMonths
    ? sql`COALESCE(f.n, 0) AS n, COALESCE(f.sum, 0) AS sum, COALESCE(f.good, 0) AS good, COALESCE(f.fair, 0) AS fair,
        COALESCE(f.average, 0) AS average, COALESCE(f.poor, 0) AS poor`
    : sql`0 AS n, 0 AS sum, 0 AS good, 0 AS fair, 0 AS average, 0 AS poor`;
  const months = withMonths ? sql`LEFT JOIN (${figuresOf(scope)}) f ON f.child_id = link.child_id` : sql``;
  return sql`
    SELECT link.child_id AS organization_id, p.name, p.kind, k.label AS kind_label, k.sort AS kind_sort, k.is_cell,
      p.sort_key, p.folded, o.exists_from, c.id, COALESCE(c.version, 0) AS version, ${SAID},
      c.decided_class, c.decision_number, c.decided_on, ${figures}, NULL AS results
    FROM organization_link link CROSS JOIN organization o CROSS JOIN organization_profile p
    CROSS JOIN organization_kind k
    LEFT JOIN annual_classification c ON c.organization_id = link.child_id AND c.year = ${year} ${months}
    WHERE link.parent_id = ${scope.organizationId} AND ${holds('link', day)} AND o.id = link.child_id
      AND p.organization_id = link.child_id AND ${holds('p', day)} AND k.code = p.kind`;
}

function frozen(conclusionId: string): Sql {
  return sql`
    SELECT c.organization_id, c.name, c.kind, c.kind_label, c.kind_sort, c.is_cell, c.sort_key, c.folded, c.exists_from,
      NULL AS id, c.version, ${SAID}, c.decided_class, c.decision_number, c.decided_on,
      c.n, c.sum, c.good, c.fair, c.average, c.poor, c.results
    FROM annual_conclusion_row c WHERE c.conclusion_id = ${conclusionId}`;
}

function source(list: YearList, withMonths: boolean): Sql {
  return list.conclusionId ? frozen(list.conclusionId) : living(list, withMonths);
}

/** Orders that only months of the whole list can tell. */
const BY_MONTHS: ReadonlySet<AnnualSort | undefined> = new Set<AnnualSort>(['MEAN', 'GOOD']);

/** What is found, in the order asked for: those without a value last, whichever way. */
export async function listedYears(
  manager: EntityManager,
  list: YearList,
  wanted: Wanted,
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedYear[]> {
  const ordered = BY_MONTHS.has(wanted.sort);
  const rows = await ask<ListedYear>(
    manager,
    sql`SELECT l.* FROM (${source(list, ordered)}) l WHERE ${found(wanted)}
      ORDER BY ${orderOf(wanted)} l.kind_sort, l.sort_key, l.organization_id LIMIT ${limit} OFFSET ${offset}`,
  );
  return ordered || list.conclusionId ? rows : withMonths(manager, list, rows);
}

/** With the months of the rows shown. */
async function withMonths(manager: EntityManager, list: YearList, rows: ListedYear[]): Promise<ListedYear[]> {
  if (rows.length === 0) return rows;
  const found = await ask<Pick<ListedYear, Figure> & { child_id: string }>(
    manager,
    figuresOf(await scopeOfRows(manager, list, rows)),
  );
  const byChild = new Map(found.map(({ child_id: id, ...figures }) => [id, figures]));
  return rows.map((row) => ({ ...row, ...byChild.get(row.organization_id) }));
}

type Figure = 'n' | 'sum' | 'good' | 'fair' | 'average' | 'poor';

/** Rows asked for by name in one statement. */
const MOST_NAMED = 100;

/** The scope narrowed to what rows stand for, where they are few of their list: of the most of it all is asked for sooner. */
export async function scopeOfRows(
  manager: EntityManager,
  list: YearList,
  rows: readonly Pick<ListedYear, 'organization_id'>[],
): Promise<PeriodScope> {
  const few = rows.length <= MOST_NAMED && rows.length * 2 <= (await countYears(manager, list, { words: '' }));
  return few ? { ...list.scope, children: rows.map((row) => row.organization_id) } : list.scope;
}

/** Months with a result by direct subordinate. */
function figuresOf(scope: PeriodScope): Sql {
  return sql`SELECT r.child_id, count(r.decided_total) AS n, COALESCE(sum(r.decided_total), 0) AS sum ${bands}
    FROM (${periodRows(scope)}) r GROUP BY r.child_id`;
}

export async function countYears(manager: EntityManager, list: YearList, wanted: Wanted): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM (${source(list, false)}) l WHERE ${found(wanted)}`,
  );
  return Number(n);
}

/** These organisations of the list, whatever is filtered. @param ids some hundreds at most */
export function yearsOf(manager: EntityManager, list: YearList, ids: readonly string[]): Promise<ListedYear[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return ask<ListedYear>(
    manager,
    sql`SELECT l.* FROM (${source(list, false)}) l WHERE l.organization_id IN (${[...ids]})`,
  );
}

/** Organisations that are alike in all that is counted. */
export interface YearTally {
  kind: string;
  kindLabel: string;
  isNew: boolean;
  selfClass?: AnnualClass;
  proposedClass?: AnnualClass;
  decidedClass?: AnnualClass;
  n: number;
}

/** The whole list counted. @param lastFirstDay whoever began after it is new; absent: nobody is */
export async function tallyYears(
  manager: EntityManager,
  list: YearList,
  lastFirstDay: string | undefined,
): Promise<YearTally[]> {
  const rows = await ask<Record<string, string | number | null>>(
    manager,
    sql`SELECT kind, kind_label, kind_sort, is_new, self_class, proposed_class, decided_class, count(*) AS n FROM (
        SELECT l.*, CASE WHEN l.exists_from > ${lastFirstDay ?? '9999'} THEN 1 ELSE 0 END AS is_new
        FROM (${source(list, false)}) l) alike
      GROUP BY kind, kind_label, kind_sort, is_new, self_class, proposed_class, decided_class
      ORDER BY kind_sort, kind`,
  );
  const classIn = (value: string | number | null): AnnualClass | undefined =>
    ANNUAL_CLASSES.find((each) => each === value);
  return rows.map((row) => ({
    kind: String(row['kind']),
    kindLabel: String(row['kind_label']),
    isNew: row['is_new'] === 1,
    selfClass: classIn(row['self_class']),
    proposedClass: classIn(row['proposed_class']),
    decidedClass: classIn(row['decided_class']),
    n: Number(row['n']),
  }));
}

const FILTERS: Readonly<Record<AnnualFilter, Sql>> = {
  ALL: sql`1 = 1`,
  UNRATED: sql`l.self_class IS NULL`,
  UNPROPOSED: sql`l.proposed_class IS NULL AND l.decided_class IS NULL`,
  UNDECIDED: sql`l.decided_class IS NULL`,
  DECIDED: sql`l.decided_class IS NOT NULL`,
  DIFFERENT: sql`(l.self_class <> l.proposed_class OR l.self_class <> l.decided_class OR l.proposed_class <> l.decided_class)`,
};

function found({ filter = 'ALL', annualClass, kind, only, words }: Wanted): Sql {
  const ofClass = annualClass
    ? sql`COALESCE(l.decided_class, l.proposed_class, l.self_class) = ${annualClass}`
    : sql`1 = 1`;
  const ofKind = kind ? sql`l.kind = ${kind}` : sql`1 = 1`;
  const itself = only ? sql`l.organization_id = ${only}` : sql`1 = 1`;
  return sql`${FILTERS[filter]} AND ${ofClass} AND ${ofKind} AND ${itself} AND ${words ? contains(sql`l.folded`, words) : sql`1 = 1`}`;
}

const placeOf = (column: string): Sql =>
  ANNUAL_CLASSES.map((each, at) => sql`WHEN ${text(`l.${column}`)} = ${each} THEN CAST(${at} AS integer) `).reduce(
    (all, each, at, { length }) => sql`${all}${each}${at === length - 1 ? sql`END` : sql``}`,
    sql`CASE `,
  );

/** What a row is put in order by; none has NULL but where a value is missing. */
const KEYS: Readonly<Record<Exclude<AnnualSort, 'NAME'>, Sql>> = {
  KIND: sql`l.kind_sort`,
  MEAN: sql`CASE WHEN l.n > 0 THEN CAST(l.sum AS double precision) / l.n END`,
  GOOD: sql`CASE WHEN l.n > 0 THEN CAST(l.good AS double precision) / l.n END`,
  SELF: placeOf('self_class'),
  PROPOSED: placeOf('proposed_class'),
  DECIDED: placeOf('decided_class'),
};

function orderOf({ sort, order }: Wanted): Sql {
  const way = order === 'desc' ? sql`DESC` : sql`ASC`;
  if (sort === undefined) return sql``;
  if (sort === 'NAME') return sql`l.sort_key ${way},`;
  return sql`CASE WHEN ${KEYS[sort]} IS NULL THEN 1 ELSE 0 END, ${KEYS[sort]} ${way},`;
}
