import type { CellMonthState, CellRow, SupervisingOfficerView } from '@chibo/contracts';
import type { DeadlineRules, RatingBand } from '@chibo/domain';
import { CARD_STATE_LABEL, isLate, OBLIGATION_STATE_LABEL, sendBy } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { OrganizationNode } from '../organizations/tree';

/** One branch's month as the tables need it: its obligation, and its card where there is one. */
export interface MonthRow {
  obligation_id: string;
  cell_id: string;
  obligation_state: 'OPEN' | 'MET' | 'NOT_HELD' | 'EXCUSED';
  reason: string | null;
  scorecard_id: string | null;
  superior_id: string | null;
  state: CellMonthState | null;
  self_total: number | null;
  self_band: RatingBand | null;
  decided_total: number | null;
  decided_band: RatingBand | null;
  submitted_at: string | null;
  deadline: string | null;
  returned_due: string | null;
  returned_at: string | null;
  held_on: string | null;
}

/** Regular (or combined) cards of a month whose obligations belong to these branches or whose superior is one of these committees. */
export function monthRows(
  manager: EntityManager,
  month: string,
  cells: string[],
  committees: string[],
): Promise<MonthRow[]> {
  return manager.sql<MonthRow[]>`
    SELECT o.id AS obligation_id, o.cell_id, o.state AS obligation_state, o.reason, c.id AS scorecard_id, c.superior_id, c.state,
      c.self_total, c.self_band, c.decided_total, c.decided_band, c.submitted_at, c.deadline, c.returned_due, c.returned_at, m.held_on
    FROM obligation o
    LEFT JOIN meeting m ON m.cell_id = o.cell_id AND m.month = o.month AND m.slot = 'R'
    LEFT JOIN scorecard c ON c.meeting_id = m.id
    WHERE o.month = ${month} AND o.kind = 'REGULAR'
      AND (c.superior_id IN (${() => orNone(committees)}) OR (c.id IS NULL AND o.cell_id IN (${() => orNone(cells)})))`;
}

/**
 * Cards that wait for this committee though they count elsewhere: their branches met under another one and have moved here
 * since. Rights follow today's tree, so nobody else can act on them.
 */
export function arrivedRows(manager: EntityManager, month: string, id: string, today: string): Promise<MonthRow[]> {
  return manager.sql<MonthRow[]>`
    SELECT o.id AS obligation_id, o.cell_id, o.state AS obligation_state, o.reason, c.id AS scorecard_id, c.superior_id, c.state,
      c.self_total, c.self_band, c.decided_total, c.decided_band, c.submitted_at, c.deadline, c.returned_due, c.returned_at, m.held_on
    FROM organization_link link
    JOIN scorecard c ON c.cell_id = link.child_id AND c.month = ${month} AND c.state IN ('SUBMITTED', 'VERIFIED') AND c.superior_id <> ${id}
    JOIN meeting m ON m.id = c.meeting_id AND m.slot = 'R'
    JOIN obligation o ON o.cell_id = c.cell_id AND o.month = c.month AND o.kind = 'REGULAR'
    WHERE link.parent_id = ${id} AND link.valid_from <= ${today} AND (link.valid_to IS NULL OR link.valid_to > ${today})`;
}

function orNone(ids: string[]): string[] {
  return ids.length > 0 ? ids : [''];
}

export interface RowPlace {
  cell: OrganizationNode;
  /** Superior the card counts under: that of the meeting's day, else of the month's last day. */
  parent: OrganizationNode;
  rules: DeadlineRules;
  now: Date;
  month: string;
  officer?: SupervisingOfficerView;
  mayOpen: boolean;
}

export function cellRow(row: MonthRow, place: RowPlace): CellRow {
  const { cell, parent, rules, now, month } = place;
  const state = stateOf(row);
  const { deadline: first, returned_at: returnedAt, returned_due: returnedDue, held_on: heldOn } = row;
  const deadline = sendBy({ month, heldOn, state, deadline: first, returnedAt, returnedDue }, rules);
  const sent = state === 'SUBMITTED' || state === 'VERIFIED' || state === 'DECIDED';
  return {
    cellId: cell.id,
    name: cell.name,
    code: cell.code,
    kindLabel: cell.kindLabel,
    parentId: parent.id,
    parentName: parent.name,
    obligationId: row.obligation_id,
    scorecardId: row.scorecard_id ?? undefined,
    state,
    stateLabel: stateLabel(state, row.reason),
    late: isOwed(state) && isLate(deadline, sent && row.submitted_at ? new Date(row.submitted_at) : now),
    deadline,
    ...(sent ? { selfTotal: row.self_total ?? undefined, selfBand: row.self_band ?? undefined } : {}),
    ...(state === 'DECIDED'
      ? { decidedTotal: row.decided_total ?? undefined, decidedBand: row.decided_band ?? undefined }
      : {}),
    note: row.reason ?? undefined,
    officer: place.officer,
    canOpen: place.mayOpen && sent,
  };
}

/** A branch's scores as rows and frozen rows have them. */
type Scored = { cellId: string } & Partial<Pick<CellRow, 'selfTotal' | 'selfBand' | 'decidedTotal' | 'decidedBand'>>;

/** The row without what it was given, for one who has yet to give a score of the same meeting. */
export function withoutScores<R extends Scored>(row: R, blind: ReadonlySet<string>): R {
  if (!blind.has(row.cellId)) return row;
  const unseen = { selfTotal: undefined, selfBand: undefined, decidedTotal: undefined, decidedBand: undefined };
  return { ...row, ...unseen, ...('canOpen' in row ? { canOpen: false } : {}) };
}

/** Owed and held: neither excused nor reported as not held. */
export function isOwed(state: CellMonthState): boolean {
  return state !== 'EXCUSED' && state !== 'NOT_HELD';
}

export function stateOf(row: Pick<MonthRow, 'obligation_state' | 'state'>): CellMonthState {
  if (row.obligation_state === 'EXCUSED' || row.obligation_state === 'NOT_HELD') return row.obligation_state;
  return row.state ?? 'OPEN';
}

export function stateLabel(state: CellMonthState, reason: string | null): string {
  if (state === 'NOT_HELD') return `Không sinh hoạt (${reason ? 'có lý do' : 'không lý do'})`;
  if (state === 'OPEN' || state === 'EXCUSED') return OBLIGATION_STATE_LABEL[state];
  return CARD_STATE_LABEL[state];
}
