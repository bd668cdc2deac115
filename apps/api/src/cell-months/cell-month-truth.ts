import type { CardState, CellMonthState, DeadlineRules, MeetingKind, ObligationState, RatingBand } from '@chibo/domain';
import { branchDeadline, cellMonthState, isSent, sendBy, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { CellMonth } from './cell-month.entity';
import { deadlineRulesAmong } from '../organizations/deadline-rules';

/** As much of a branch's month as its deadline comes from. */
interface Due {
  obligation_id: string;
  cell_id: string;
  held_on: string | null;
  deadline: string | null;
  state: CardState | null;
  returned_at: string | null;
  returned_due: string | null;
}

/** What a branch owes for a month and its regular (or combined) card, as they are kept. */
interface Truth extends Due {
  cell_kind: string;
  obligation_state: ObligationState;
  reason: string | null;
  recorded_total: number | null;
  recorded_band: RatingBand | null;
  parent_id: string | null;
  scorecard_id: string | null;
  superior_id: string | null;
  kind: MeetingKind | null;
  criteria_set_version_id: string | null;
  submitted_at: string | null;
  received_on: string | null;
  self_total: number | null;
  self_band: RatingBand | null;
  self_lines: string | null;
  self_full: string | null;
  seconds_spent: number | null;
  verified_total: number | null;
  observed_total: number | null;
  observed_band: RatingBand | null;
  decided_total: number | null;
  decided_band: RatingBand | null;
}

/**
 * The rows of one month as they ought to be.
 * @param day the day whose tree the month has (treeDay)
 * @param cells some hundreds of branches at most; those that owe nothing for the month have no row
 */
export async function cellMonthsAsTheyAre(
  manager: EntityManager,
  month: string,
  day: string,
  cells: readonly string[],
): Promise<CellMonth[]> {
  const truths = await read(manager, month, day, cells);
  const rulesOf = await rules(manager, day, truths, countedUnder);
  return truths.map((truth) => row(month, truth, rulesOf(truth)));
}

interface KeptDue extends Due {
  superior_id: string | null;
  cell_state: CellMonthState;
  kept: string;
}

/** By day, the rows whose deadline ought to be that day and is not; nothing else of a row comes from the rules. */
export async function wrongDeadlines(
  manager: EntityManager,
  month: string,
  day: string,
  cells: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await manager.sql<KeptDue[]>`
    SELECT r.obligation_id, r.cell_id, r.superior_id, r.state AS cell_state, r.deadline AS kept, m.held_on,
      c.deadline, c.state, c.returned_at, c.returned_due
    FROM cell_month r
    LEFT JOIN meeting m ON m.cell_id = r.cell_id AND m.month = r.month AND m.slot = 'R'
    LEFT JOIN scorecard c ON c.meeting_id = m.id
    WHERE r.month = ${month} AND r.cell_id IN (${() => [...cells]})`;
  const open = rows.filter((row) => !isSettled(row));
  const rulesOf = await rules(manager, day, open, ({ superior_id: superior }) => superior);
  const due = (row: KeptDue): string => dueOn(month, row, row.cell_state, rulesOf(row));
  const wrong = Map.groupBy(
    open.filter((row) => due(row) !== row.kept),
    due,
  );
  return new Map([...wrong].map(([on, all]) => [on, all.map(({ obligation_id: id }) => id)]));
}

function read(manager: EntityManager, month: string, day: string, cells: readonly string[]): Promise<Truth[]> {
  return manager.sql<Truth[]>`
    SELECT o.id AS obligation_id, o.cell_id, o.state AS obligation_state, o.reason, o.recorded_total, o.recorded_band,
      m.held_on,
      c.id AS scorecard_id, c.superior_id, c.kind, c.state, c.criteria_set_version_id, c.deadline, c.submitted_at, c.received_on,
      c.returned_at, c.returned_due, c.self_total, c.self_band, c.self_lines, c.self_full, c.seconds_spent,
      c.verified_total, c.decided_total, c.decided_band,
      seen.total AS observed_total, seen.band AS observed_band, (
        SELECT link.parent_id FROM organization_link link WHERE link.child_id = o.cell_id
          AND link.valid_from <= ${day} AND (link.valid_to IS NULL OR link.valid_to > ${day})
      ) AS parent_id, (
        SELECT p.kind FROM organization_profile p WHERE p.organization_id = o.cell_id
        ORDER BY CASE WHEN p.valid_from <= ${day} THEN 0 ELSE 1 END, p.valid_from DESC LIMIT 1
      ) AS cell_kind
    FROM obligation o
    LEFT JOIN meeting m ON m.cell_id = o.cell_id AND m.month = o.month AND m.slot = 'R'
    LEFT JOIN scorecard c ON c.meeting_id = m.id
    LEFT JOIN assessment seen ON seen.scorecard_id = c.id AND seen.kind = 'OBSERVED' AND seen.revision = (
      SELECT max(newest.revision) FROM assessment newest WHERE newest.scorecard_id = c.id AND newest.kind = 'OBSERVED')
    WHERE o.month = ${month} AND o.kind = 'REGULAR' AND o.cell_id IN (${() => [...cells]})
    ORDER BY o.cell_id`;
}

/** By day, those of some committees (some hundreds) whose branches have until then, without a meeting and rules of their own. */
export async function dueDays(
  manager: EntityManager,
  month: string,
  day: string,
  committees: readonly string[],
): Promise<Map<string, string[]>> {
  const above = await pathsOf(manager, day, committees);
  const rulesOf = await deadlineRulesAmong(manager, [...new Set([...above.values()].flat())]);
  return Map.groupBy(committees, (id) => branchDeadline(month, undefined, rulesOf(above.get(id) ?? [])));
}

/** The rules a row's deadline comes from: of the branch, and of those above the committee it counts under. */
async function rules<T extends Due>(
  manager: EntityManager,
  day: string,
  rows: readonly T[],
  under: (row: T) => string | null,
): Promise<(row: T) => DeadlineRules> {
  const open = rows.filter((row) => !isSettled(row));
  if (open.length === 0) return () => ({});
  const above = await pathsOf(manager, day, [...new Set(open.flatMap((row) => under(row) ?? []))]);
  const pathOf = (row: T): string[] => [row.cell_id, ...(above.get(under(row) ?? '') ?? [])];
  const rulesOf = await deadlineRulesAmong(manager, [...new Set(open.flatMap(pathOf))]);
  return (row) => rulesOf(pathOf(row));
}

function dueOn(month: string, due: Due, state: CellMonthState, rules: DeadlineRules): string {
  const { held_on: heldOn, deadline, returned_at: returnedAt, returned_due: returnedDue } = due;
  return sendBy({ month, heldOn, state, deadline, returnedAt, returnedDue }, rules);
}

/** Each committee with those above it, itself first. */
async function pathsOf(
  manager: EntityManager,
  day: string,
  committees: readonly string[],
): Promise<Map<string, string[]>> {
  if (committees.length === 0) return new Map();
  const rows = await manager.sql<{ organization_id: string; superior_id: string }[]>`
    SELECT organization_id, superior_id FROM organization_superior WHERE organization_id IN (${() => [...committees]})
      AND valid_from <= ${day} AND (valid_to IS NULL OR valid_to > ${day}) ORDER BY distance`;
  const paths = Map.groupBy(rows, ({ organization_id: id }) => id);
  return new Map([...paths].map(([id, path]) => [id, path.map(({ superior_id: superior }) => superior)]));
}

/** The day by which it was to be sent is kept on the card, and it has not been given back since. */
function isSettled({ deadline, state }: Due): boolean {
  return deadline !== null && state !== 'RETURNED';
}

function countedUnder({ scorecard_id: card, superior_id: superior, parent_id: parent }: Truth): string | null {
  return card === null ? parent : superior;
}

function row(month: string, truth: Truth, rules: DeadlineRules): CellMonth {
  const state = cellMonthState(truth.obligation_state, truth.state);
  const { submitted_at: sentAt, received_on: receivedOn } = truth;
  const decided = state === 'DECIDED';
  const sent = isSent(state);
  return {
    obligationId: truth.obligation_id,
    cellId: truth.cell_id,
    month,
    superiorId: countedUnder(truth),
    cellKind: truth.cell_kind,
    state,
    reason: truth.reason,
    scorecardId: truth.scorecard_id,
    kind: truth.kind,
    criteriaSetVersionId: truth.criteria_set_version_id,
    deadline: dueOn(month, truth, state, rules),
    // On paper it was handed in on the day that came.
    sentOn: sent && sentAt !== null ? (receivedOn ?? vietnamDay(new Date(sentAt))) : null,
    selfTotal: sent ? truth.self_total : null,
    selfBand: sent ? truth.self_band : null,
    selfLines: sent ? truth.self_lines : null,
    selfFull: sent ? truth.self_full : null,
    secondsSpent: sent ? truth.seconds_spent : null,
    verifiedTotal: sent ? truth.verified_total : null,
    observedTotal: sent ? truth.observed_total : null,
    observedBand: sent ? truth.observed_band : null,
    decidedTotal: decided ? truth.decided_total : truth.recorded_total,
    decidedBand: decided ? truth.decided_band : truth.recorded_band,
  };
}
