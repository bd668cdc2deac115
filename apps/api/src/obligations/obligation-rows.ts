import type { ObligationRow } from '@chibo/contracts';
import type { CellMonthState, ObligationState, ObligationWhy } from '@chibo/domain';
import {
  CELL_MONTH_STATES,
  cellMonthWords,
  countsInBase,
  isSettled,
  OBLIGATION_STATE_LABEL,
  OBLIGATION_STATES,
  OBLIGATION_WHY_LABEL,
  OBLIGATION_WHYS,
  obligationWhy,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { late } from '../cell-months/cell-month-reader';
import { committeesUnder, isLastProfile } from '../organizations/on-day';

/** What is looked for among the obligations of a month. */
export interface ObligationQuestion {
  why?: ObligationWhy | 'THEMATIC';
  /** Folded. */
  words: string;
}

/** A row with its place among the others (comparePlaces). */
export interface PlacedRow {
  row: ObligationRow;
  place: readonly [parent: string, cell: string, id: string, kind: string];
}

interface Found {
  obligation_id: string;
  cell_id: string;
  name: string;
  code: string;
  superior_id: string;
  parent_name: string;
  kind: 'REGULAR' | 'THEMATIC';
  why: ObligationWhy;
  state: CellMonthState | ObligationState;
  reason: string | null;
  document: string | null;
  leave_until: string | null;
  leave_reason: string | null;
  author: string | null;
  deadline: string;
  late: number;
  parent_sort_key: string;
  sort_key: string;
}

/** Obligations that stand: of the rows a month table counts, and thematic ones of the same branches. In order of place. */
export async function obligationRows(
  manager: EntityManager,
  scope: MonthScope,
  question: ObligationQuestion,
  page: { limit: number; offset: number },
): Promise<PlacedRow[]> {
  const rows = await ask<Found>(
    manager,
    sql`SELECT listed.*, (
        SELECT account.display_name FROM audit JOIN account ON account.id = audit.account_id
        WHERE audit.subject_id = listed.obligation_id AND audit.action IN ('obligation.excused', 'obligation.not-held', 'obligation.recorded')
        ORDER BY audit.seq DESC LIMIT 1
      ) AS author
      FROM (${standing(scope)}) listed WHERE ${matching(question)}
      ORDER BY parent_sort_key, sort_key, cell_id, kind LIMIT ${page.limit} OFFSET ${page.offset}`,
  );
  return rows.map(shown);
}

/** How many there are of each why, and thematic ones; with words, only where they are found. */
export async function countObligations(
  manager: EntityManager,
  scope: MonthScope,
  question: ObligationQuestion,
): Promise<Record<ObligationWhy | 'THEMATIC', number>> {
  const rows = await ask<{ key: ObligationWhy | 'THEMATIC'; n: number | string }>(
    manager,
    sql`SELECT CASE kind WHEN 'THEMATIC' THEN kind ELSE why END AS key, count(*) AS n
      FROM (${question.words === '' ? counted(scope) : standing(scope)}) listed WHERE ${matching(question)} GROUP BY CASE kind WHEN 'THEMATIC' THEN kind ELSE why END`,
  );
  const none = Object.fromEntries([...OBLIGATION_WHYS, 'THEMATIC'].map((key) => [key, 0]));
  return { ...none, ...Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)])) } as Record<
    ObligationWhy | 'THEMATIC',
    number
  >;
}

function standing(scope: MonthScope): Sql {
  const { organizationId, month, day } = scope;
  const place = sql`r.cell_id, p.name, p.code, p.folded || ' ' || above.folded AS folded, r.superior_id, above.name AS parent_name,
    above.sort_key AS parent_sort_key, p.sort_key`;
  const from = sql`FROM (${committeesUnder(organizationId, day)}) s
    CROSS JOIN cell_month r CROSS JOIN organization_profile p CROSS JOIN organization_profile above CROSS JOIN obligation o`;
  const where = sql`r.month = ${month} AND r.superior_id = s.organization_id
    AND ${isLastProfile('p', 'r.cell_id', day)} AND ${isLastProfile('above', 'r.superior_id', day)}`;
  return sql`
    SELECT o.id AS obligation_id, ${place}, o.kind, r.state, r.reason, o.document, o.leave_until, o.leave_reason, r.deadline, ${late(scope)} AS late,
      ${why(CELL_MONTH_STATES, sql`r.state`)} AS why
    ${from} WHERE ${where} AND o.id = r.obligation_id
    UNION ALL
    SELECT o.id, ${place}, o.kind, o.state, o.reason, o.document, o.leave_until, o.leave_reason, r.deadline, 0,
      ${why(OBLIGATION_STATES, sql`o.state`)}
    ${from} WHERE ${where} AND o.cell_id = r.cell_id AND o.month = r.month AND o.kind = 'THEMATIC'`;
}

/** The same rows without their names, which are most of the work and which only words ask for. */
function counted({ organizationId, month, day }: MonthScope): Sql {
  const under = committeesUnder(organizationId, day);
  return sql`
    SELECT 'REGULAR' AS kind, ${why(CELL_MONTH_STATES, sql`r.state`, sql`r.reason`)} AS why
    FROM (${under}) s CROSS JOIN cell_month r WHERE r.month = ${month} AND r.superior_id = s.organization_id
    UNION ALL
    SELECT o.kind, ${why(OBLIGATION_STATES, sql`o.state`)}
    FROM obligation o JOIN cell_month r ON r.cell_id = o.cell_id AND r.month = o.month
    WHERE o.month = ${month} AND o.kind = 'THEMATIC' AND r.superior_id IN (SELECT organization_id FROM (${under}) own)`;
}

/** The order of the statement: both are texts of digits and small letters, which every collation orders alike. */
export function comparePlaces({ place: a }: PlacedRow, { place: b }: PlacedRow): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
}

/** The words of the domain (obligationWhy) for every state, with and without a reason. */
function why(states: readonly (CellMonthState | ObligationState)[], state: Sql, reason = sql`o.reason`): Sql {
  const cases = states.flatMap((each) =>
    ([true, false] as const).map(
      (reasoned) =>
        sql`WHEN ${state} = ${each} AND COALESCE(${reason}, '') ${reasoned ? sql`<>` : sql`=`} ''
          THEN ${obligationWhy(each, reasoned ? 'vì' : undefined)}`,
    ),
  );
  const all = cases.reduce((list, each) => sql`${list} ${each}`);
  return sql`CASE ${all} END`;
}

function matching({ why: wanted, words }: ObligationQuestion): Sql {
  const found = words === '' ? sql`1 = 1` : contains(sql`folded`, words);
  if (wanted === undefined) return found;
  return wanted === 'THEMATIC'
    ? sql`${found} AND kind = 'THEMATIC'`
    : sql`${found} AND kind = 'REGULAR' AND why = ${wanted}`;
}

function shown(row: Found): PlacedRow {
  const { why: reason, kind, state } = row;
  const regular = kind === 'REGULAR';
  const own: ObligationRow = {
    cellId: row.cell_id,
    name: row.name,
    code: row.code,
    parentId: row.superior_id,
    parentName: row.parent_name,
    why: reason,
    whyLabel: OBLIGATION_WHY_LABEL[reason],
    // Thematic meetings stand beside the base, which counts regular ones.
    counted: regular && countsInBase(reason),
    kind,
    obligationId: row.obligation_id,
    stateLabel: regular
      ? cellMonthWords(state as CellMonthState, row.reason)
      : OBLIGATION_STATE_LABEL[state as ObligationState],
    deadline: regular ? row.deadline : undefined,
    late: row.late === 1,
    leave: row.leave_until ? { until: row.leave_until, reason: row.leave_reason ?? '' } : undefined,
    ...(isSettled(state)
      ? { reason: row.reason ?? undefined, document: row.document ?? undefined, by: row.author ?? undefined }
      : {}),
  };
  return { row: own, place: [row.parent_sort_key, row.sort_key, row.cell_id, kind] };
}
