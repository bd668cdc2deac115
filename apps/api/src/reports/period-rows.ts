import type { MonthKind, ReportTree } from '@chibo/contracts';
import type { Sql } from '../db/sql';
import { sql } from '../db/sql';
import type { AskedGroup } from '../groupings/group-of';
import { groupOf } from '../groupings/group-of';
import { committeesUnder, holds } from '../organizations/on-day';
import { treeDay } from '../organizations/tree';

/** Which rows of cell_month a report is made of. */
export interface PeriodScope {
  organizationId: string;
  /** In order, at least one. */
  months: readonly string[];
  tree: ReportTree;
  cellKind?: string;
  criteriaSetVersionId?: string;
  meetingKind?: MonthKind;
  /** Only what stood under these direct subordinates in the month, or was one (a page of them at most). */
  children?: readonly string[];
  /** The rows then say their group. */
  grouping?: AskedGroup;
  /** Vietnam, `yyyy-mm-dd`. */
  today: string;
  /** Branches whose scores of a month the reader is not to see yet (some at most). */
  unseen: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The rows `r` of a scope, each branch's month once: with `child_id`, the direct subordinate through which the branch stands
 * under the committee (itself where it stands there directly), and the committee it stands under.
 */
export function periodRows(scope: PeriodScope): Sql {
  const rows = scope.tree === 'NOW' ? rowsByToday(scope) : rowsByMonth(scope);
  const { groupId } = scope.grouping ?? {};
  if (groupId === undefined) return rows;
  return sql`SELECT * FROM (${rows}) grouped WHERE ${groupId === null ? sql`group_id IS NULL` : sql`group_id = ${groupId}`}`;
}

/** Some part of the branches or of their months is asked for: who has none of it is no row. */
export function isNarrowed({ cellKind, criteriaSetVersionId, meetingKind, grouping }: PeriodScope): boolean {
  return [cellKind, criteriaSetVersionId, meetingKind, grouping?.groupId].some((each) => each !== undefined);
}

function rowsByMonth(scope: PeriodScope): Sql {
  return scope.months.map((month) => rowsOfMonth(scope, month)).reduce((all, each) => sql`${all} UNION ALL ${each}`);
}

/** The day by whose register names are read. */
export function namingDay({ months, tree, today }: PeriodScope): string {
  const last = months[months.length - 1];
  return tree === 'NOW' ? today : treeDay(last, today);
}

/** By the tree of that month; what counts where is said by the row. */
function rowsOfMonth(scope: PeriodScope, month: string): Sql {
  const { organizationId, today } = scope;
  return sql`
    SELECT CASE WHEN s.distance = 0 THEN r.cell_id ELSE s.child_id END AS child_id, r.superior_id,
      ${group(scope, sql`r.superior_id`, treeDay(month, today))}${columns(scope, [month])}
    FROM (${committeesUnder(organizationId, treeDay(month, today))}) s CROSS JOIN cell_month r
    WHERE r.month = ${month} AND r.superior_id = s.organization_id ${through(scope)} ${part(scope)}`;
}

/** All months of the branches that stand under the committee today. */
function rowsByToday(scope: PeriodScope): Sql {
  const { organizationId, months, today } = scope;
  return sql`
    SELECT CASE WHEN s.distance = 0 THEN r.cell_id ELSE s.child_id END AS child_id, link.parent_id AS superior_id,
      ${group(scope, sql`link.parent_id`, today)}${columns(scope, months)}
    FROM (${committeesUnder(organizationId, today)}) s CROSS JOIN organization_link link CROSS JOIN cell_month r
    WHERE link.parent_id = s.organization_id AND ${holds('link', today)} AND r.cell_id = link.child_id
      AND r.month >= ${months[0]} AND r.month <= ${months[months.length - 1]} ${through(scope)} ${part(scope)}`;
}

function columns(scope: PeriodScope, months: readonly string[]): Sql {
  const hidden = months
    .filter((month) => scope.unseen.get(month)?.size)
    .map((month) => sql`r.month = ${month} AND r.cell_id IN (${[...(scope.unseen.get(month) ?? [])]})`);
  const seen = (column: Sql): Sql =>
    hidden.length === 0
      ? column
      : sql`CASE ${hidden.map((each) => sql`WHEN ${each} THEN NULL `).reduce((all, each) => sql`${all}${each}`)} ELSE ${column} END`;
  return sql`r.month, r.cell_id, r.cell_kind, r.kind, r.state, r.reason, r.scorecard_id, r.criteria_set_version_id, r.deadline,
    r.sent_on, ${seen(sql`r.scorecard_id`)} AS seen_scorecard_id, ${seen(sql`r.decided_total`)} AS decided_total, ${seen(sql`r.decided_band`)} AS decided_band`;
}

/** The group on the day whose tree counts. */
function group({ grouping }: PeriodScope, superior: Sql, day: string): Sql {
  if (!grouping) return sql``;
  return sql`${groupOf({ own: sql`r.cell_id`, superior }, grouping.groupingId, day)} AS group_id, `;
}

/** Committees are left out before their branches are looked at. */
function through({ children }: PeriodScope): Sql {
  if (!children) return sql``;
  const ids = ['', ...children];
  return sql`AND (s.distance = 0 OR s.child_id IN (${ids})) AND (s.distance > 0 OR r.cell_id IN (${ids}))`;
}

function part({ cellKind, criteriaSetVersionId, meetingKind }: PeriodScope): Sql {
  const only = (column: Sql, value: string | undefined): Sql =>
    value === undefined ? sql`` : sql`AND ${column} = ${value} `;
  return sql`${only(sql`r.cell_kind`, cellKind)}${only(sql`r.criteria_set_version_id`, criteriaSetVersionId)}${only(sql`r.kind`, meetingKind)}`;
}
