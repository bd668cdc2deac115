import type { CellSelection, CellSort } from '@chibo/contracts';
import type { CellMonthState, MeetingKind, RatingBand } from '@chibo/domain';
import {
  CELL_MONTH_STATES,
  INCOMPLETE_STATES,
  SENT_STATES,
  SETTLED_STATES,
  statesCountedAs,
  WAITING_STATES,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, askMany, contains, sql, text } from '../db/sql';
import { committeesUnder, holds, isLastProfile, isPlacing } from '../organizations/on-day';

/** Which rows: of a committee's branches in a month, by the tree of a day. */
export interface MonthScope {
  organizationId: string;
  month: string;
  /** The day whose tree the month has (treeDay). */
  day: string;
  today: string;
}

/** Which of them: a filter's, by words, a page. */
export interface CellQuestion {
  filter?: CellSelection | 'NOT_SENT' | 'OWING';
  /** Folded (foldVietnamese), anywhere in name or code of the branch or its committee. */
  words?: string;
  /** Whose branches are meant by MINE. */
  accountId?: string | null;
  /** Only these branches, some hundreds at most. */
  cells?: readonly string[];
  /** Those that nobody was reminded of come first: without a notice of this key, ended by the obligation's id. */
  toldLast?: { before: string; after: string };
  /** Only branches that stand under the committee itself. */
  directly?: boolean;
  sort?: CellSort;
  order?: 'asc' | 'desc';
  limit?: number;
  offset?: number;
}

/** A row with the names it is shown under. */
export interface ListedCell {
  obligation_id: string;
  cell_id: string;
  name: string;
  code: string;
  kind_label: string;
  superior_id: string;
  parent_name: string;
  state: CellMonthState;
  reason: string | null;
  scorecard_id: string | null;
  kind: MeetingKind | null;
  criteria_set_version_id: string | null;
  deadline: string;
  late: number;
  self_total: number | null;
  self_band: RatingBand | null;
  decided_total: number | null;
  decided_band: RatingBand | null;
}

const LISTED = [
  'obligation_id',
  'cell_id',
  'name',
  'code',
  'kind_label',
  'superior_id',
  'parent_name',
  'state',
  'reason',
  'scorecard_id',
  'kind',
  'criteria_set_version_id',
  'deadline',
  'late',
  'self_total',
  'self_band',
  'decided_total',
  'decided_band',
] as const satisfies readonly (keyof ListedCell)[];

/** On the rows of `scoped`. Branches that count elsewhere are listed only where they wait for this committee. */
const FILTERS: Record<CellSelection | 'NOT_SENT' | 'OWING', Sql> = {
  ALL: sql`arrived = 0`,
  INCOMPLETE: sql`arrived = 0 AND state IN (${INCOMPLETE_STATES})`,
  WAITING: sql`state IN (${WAITING_STATES})`,
  OWING: sql`arrived = 0 AND state IN (${statesCountedAs('open', 'returned')})`,
  NOT_SENT: sql`arrived = 0 AND state NOT IN (${SENT_STATES})`,
  RETURNED: sql`arrived = 0 AND state IN (${statesCountedAs('returned')})`,
  LATE: sql`arrived = 0 AND late = 1`,
  DECIDED: sql`arrived = 0 AND state IN (${statesCountedAs('decided')})`,
  MINE: sql`arrived = 0 AND mine = 1`,
  VERIFIED: sql`arrived = 0 AND state = 'VERIFIED'`,
  SUBMITTED: sql`arrived = 0 AND state = 'SUBMITTED'`,
  OPEN: sql`arrived = 0 AND state IN (${statesCountedAs('open')})`,
  NOT_HELD: sql`arrived = 0 AND state IN (${statesCountedAs('notHeld')})`,
  EXCUSED: sql`arrived = 0 AND state IN (${statesCountedAs('excused')})`,
};

/** More rows than any list has. */
const NO_LIMIT = 1_000_000;

/** The rows of a scope in Vietnamese order of committee and branch. */
export function listCells(
  manager: EntityManager,
  scope: MonthScope,
  { limit = NO_LIMIT, offset = 0, ...question }: CellQuestion = {},
): Promise<ListedCell[]> {
  return askMany<ListedCell>(
    manager,
    LISTED,
    sql`SELECT ${text(LISTED.join(', '))}
      FROM (${listed(scope, question)}) listed WHERE ${matching(question)}
      ORDER BY ${sorted(question)} LIMIT ${limit} OFFSET ${offset}`,
  );
}

/** Within what is alike by it, in the order of place. */
const SORTS: Record<CellSort, Sql> = {
  PLACE: sql`parent_sort_key`,
  NAME: sql`sort_key`,
  STATE: sql`CASE state ${CELL_MONTH_STATES.map((state, at) => sql`WHEN ${state} THEN ${at} `).reduce((all, each) => sql`${all}${each}`)} END`,
  SELF: sql`self_total`,
  DECIDED: sql`decided_total`,
  DEADLINE: sql`deadline`,
};

function sorted({ sort = 'PLACE', order = 'asc', toldLast }: CellQuestion): Sql {
  const [by, way] = [SORTS[sort], order === 'desc' ? sql`DESC` : sql`ASC`];
  const told = toldLast
    ? sql`CASE WHEN EXISTS (SELECT 1 FROM notice WHERE notice.key = ${toldLast.before} || obligation_id || ${toldLast.after})
      THEN 1 ELSE 0 END, `
    : sql``;
  return sql`${told}CASE WHEN ${by} IS NULL THEN 1 ELSE 0 END, ${by} ${way}, parent_sort_key, sort_key, code, cell_id`;
}

/** How many there are. */
export async function countCells(manager: EntityManager, scope: MonthScope, question: CellQuestion): Promise<number> {
  const rows = question.words ? listed(scope, question) : scoped(scope, question);
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM (${rows}) listed WHERE ${matching(question)}`,
  );
  return Number(n);
}

/**
 * What no count of the scope has: how many branches wait for the committee though they count elsewhere, and how many of the
 * scope the account follows (from its assignments: they are few).
 */
export async function countBeside(
  manager: EntityManager,
  scope: MonthScope,
  accountId: string | null,
): Promise<{ arrived: number; mine: number }> {
  const { organizationId, month, day } = scope;
  const followed = sql`supervising_officer officer CROSS JOIN cell_month r
    WHERE officer.account_id = ${accountId ?? ''} AND r.cell_id = officer.cell_id AND r.month = ${month}
      AND ${assigned(day)} AND EXISTS (SELECT 1 FROM (${committeesUnder(organizationId, day)}) s
        WHERE s.organization_id = r.superior_id)`;
  const [{ arrived: moved, mine }] = await ask<Record<'arrived' | 'mine', number | string>>(
    manager,
    sql`SELECT (SELECT count(*) FROM ${arrived(scope)}) AS arrived, (SELECT count(DISTINCT r.cell_id) FROM ${followed}) AS mine`,
  );
  return { arrived: Number(moved), mine: Number(mine) };
}

/** The rows that count in the scope, and those that count elsewhere and wait for the committee: their branches have moved to it. */
function scoped(scope: MonthScope, { accountId = null, directly = false }: CellQuestion): Sql {
  const { organizationId, month, day } = scope;
  const columns = sql`r.*, ${late(scope)} AS late, CASE WHEN ${isFollowed(day, accountId)} THEN 1 ELSE 0 END AS mine`;
  return sql`
    SELECT ${columns}, 0 AS arrived FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN cell_month r
    WHERE (s.distance = 0 OR ${directly ? 1 : 0} = 0) AND r.month = ${month} AND r.superior_id = s.organization_id
    UNION ALL
    SELECT ${columns}, 1 AS arrived FROM ${arrived(scope)}`;
}

function arrived({ organizationId, month, day, today }: MonthScope): Sql {
  return sql`organization_link link CROSS JOIN cell_month r
    WHERE link.parent_id = ${organizationId} AND ${isPlacing('link', today)}
      AND r.cell_id = link.child_id AND r.month = ${month} AND r.state IN (${WAITING_STATES})
      AND NOT EXISTS (SELECT 1 FROM organization_superior s WHERE s.organization_id = r.superior_id
        AND s.superior_id = ${organizationId} AND ${holds('s', day)})`;
}

function listed(scope: MonthScope, question: CellQuestion): Sql {
  return sql`
    SELECT r.*, p.name, p.code, p.sort_key, p.folded, kinds.label AS kind_label,
      above.name AS parent_name, above.sort_key AS parent_sort_key, above.folded AS parent_folded
    FROM (${scoped(scope, question)}) r
    CROSS JOIN organization_profile p CROSS JOIN organization_profile above CROSS JOIN organization_kind kinds
    WHERE ${isLastProfile('p', 'r.cell_id', scope.day)}
      AND ${isLastProfile('above', 'r.superior_id', scope.day)}
      AND kinds.code = r.cell_kind`;
}

function matching({ filter = 'ALL', words = '', cells }: CellQuestion): Sql {
  const among = cells ? sql`${FILTERS[filter]} AND cell_id IN (${[...cells]})` : FILTERS[filter];
  if (!words) return among;
  return sql`${among} AND ${contains(sql`folded || ' ' || parent_folded`, words)}`;
}

/** Sent after its last day, or not sent and the day is over. */
export function late({ today }: MonthScope): Sql {
  return sql`CASE WHEN r.state NOT IN (${SETTLED_STATES}) AND COALESCE(r.sent_on, CAST(${today} AS text)) > r.deadline
    THEN 1 ELSE 0 END`;
}

/** The account follows the branch for the committee it counts under; an assignment ends with the link it was made under. */
function isFollowed(day: string, accountId: string | null): Sql {
  return sql`EXISTS (SELECT 1 FROM supervising_officer officer
    WHERE officer.cell_id = r.cell_id AND officer.account_id = ${accountId ?? ''} AND ${assigned(day)})`;
}

function assigned(day: string): Sql {
  return sql`officer.committee_id = r.superior_id AND ${holds('officer', day)} AND EXISTS (
    SELECT 1 FROM organization_link own WHERE own.child_id = officer.cell_id AND own.parent_id = officer.committee_id
      AND own.valid_from <= officer.valid_from AND (own.valid_to IS NULL OR own.valid_to > ${day}))`;
}
