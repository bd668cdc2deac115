import { Injectable } from '@nestjs/common';
import type { CellRow } from '@chibo/contracts';
import type { FrozenCell } from '@chibo/domain';
import { allows, cellMonthWords, isSent, UNSENT_STATES, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { ask, sql } from '../db/sql';
import type { CellQuestion, ListedCell, MonthScope } from './cell-month-reader';
import { listCells } from './cell-month-reader';
import { CellMonths } from './cell-months.service';
import { keyedAmong } from './keyed-marks';
import { treeDay } from '../organizations/tree';
import type { OfficerOfCell } from '../supervision/supervision-reader';
import { officerView, SupervisionReader } from '../supervision/supervision-reader';

/** Branches asked about at once. */
const BATCH = 500;

/** The branches of a committee's month as lists show them. */
@Injectable()
export class CellRows {
  constructor(
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly supervision: SupervisionReader,
    private readonly cellMonths: CellMonths,
  ) {}

  /** A committee's month: by the tree of its last day, of the running month by today's. */
  async scope(organizationId: string, month: string): Promise<MonthScope> {
    await this.cellMonths.keepToday();
    const today = vietnamDay(this.clock.now());
    return { organizationId, month, day: treeDay(month, today), today };
  }

  /** With every score there is; in Vietnamese order of committee and branch. */
  async list(manager: EntityManager, actor: Actor, scope: MonthScope, question: CellQuestion = {}): Promise<CellRow[]> {
    const cells = await listCells(manager, scope, { accountId: actor.accountId, ...question });
    const rows: CellRow[] = [];
    for (let at = 0; at < cells.length; at += BATCH)
      rows.push(...(await this.shown(manager, actor, scope, cells.slice(at, at + BATCH))));
    return rows;
  }

  private async shown(
    manager: EntityManager,
    actor: Actor,
    { day, today }: MonthScope,
    cells: ListedCell[],
  ): Promise<CellRow[]> {
    const ids = cells.map((cell) => cell.cell_id);
    const officers = await this.supervision.on(manager, ids, day);
    const open = await this.access.reached(actor, 'readCard', ids);
    const leaves = await leavesOf(manager, cells);
    const keyed = await keyedAmong(manager, cells, today);
    return cells.map((cell) => ({
      ...cellRow(cell, actor, officers.get(cell.cell_id), open.has(cell.cell_id)),
      leaveUntil: leaves.get(cell.obligation_id),
      keyed: keyed.get(cell.scorecard_id ?? ''),
      canKeyIn: mayKeyIn(actor, cell),
    }));
  }
}

function cellRow(cell: ListedCell, actor: Actor, officer: OfficerOfCell | undefined, mayOpen: boolean): CellRow {
  const { state, reason } = cell;
  return {
    cellId: cell.cell_id,
    name: cell.name,
    code: cell.code,
    kindLabel: cell.kind_label,
    parentId: cell.superior_id,
    parentName: cell.parent_name,
    obligationId: cell.obligation_id,
    scorecardId: cell.scorecard_id ?? undefined,
    state,
    stateLabel: cellMonthWords(state, reason),
    late: cell.late === 1,
    deadline: cell.deadline,
    selfTotal: cell.self_total ?? undefined,
    selfBand: cell.self_band ?? undefined,
    decidedTotal: cell.decided_total ?? undefined,
    decidedBand: cell.decided_band ?? undefined,
    note: reason ?? undefined,
    officer: officer?.committeeId === cell.superior_id ? officerView(officer, actor) : undefined,
    canOpen: mayOpen && isSent(state),
  };
}

/** Last days of leave to send. @param cells some hundreds at most */
async function leavesOf(manager: EntityManager, cells: readonly ListedCell[]): Promise<Map<string, string>> {
  const owed = cells.filter(({ state }) => !isSent(state)).map((cell) => cell.obligation_id);
  if (owed.length === 0) return new Map();
  const rows = await ask<{ id: string; leave_until: string }>(
    manager,
    sql`SELECT id, leave_until FROM obligation WHERE id IN (${owed}) AND leave_until IS NOT NULL`,
  );
  return new Map(rows.map((row) => [row.id, row.leave_until]));
}

/** Offered to officers of the committee it is counted under; whether the card still stands there is asked with its sheet. */
function mayKeyIn({ roles }: Actor, { state, superior_id: superiorId }: ListedCell): true | undefined {
  const unsent = state === 'OPEN' || (UNSENT_STATES as readonly string[]).includes(state);
  const mine = roles.some(
    ({ role, organizationId }) => allows('keyInCard', role, 'DIRECT_SUPERIOR') && organizationId === superiorId,
  );
  return (unsent && mine) || undefined;
}

/** A branch's scores as rows and frozen rows have them. */
type Scored = { cellId: string } & Partial<Pick<CellRow, 'selfTotal' | 'selfBand' | 'decidedTotal' | 'decidedBand'>> &
  Partial<Pick<FrozenCell, 'deductions' | 'capped'>>;

/** The row without what it was given, for one who has yet to give a score of the same meeting. */
export function withoutScores<R extends Scored>(row: R, blind: ReadonlySet<string>): R {
  if (!blind.has(row.cellId)) return row;
  const totals = { selfTotal: undefined, selfBand: undefined, decidedTotal: undefined, decidedBand: undefined };
  const unseen = { ...totals, deductions: undefined, capped: undefined };
  return { ...row, ...unseen, ...('canOpen' in row ? { canOpen: false } : {}) };
}
