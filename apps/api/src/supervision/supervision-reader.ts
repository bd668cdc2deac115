import { Injectable } from '@nestjs/common';
import type { SupervisedCell, SupervisingOfficerView, SupervisionAssignment, SupervisionView } from '@chibo/contracts';
import { addDays, allows, compareVietnamese, supervises, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { AccessService } from '../accounts/access.service';
import { OFFICE, peopleIn } from '../accounts/acting';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { childrenOn, lastBefore, pathOn } from '../organizations/tree';

/** An assignment with the end of the link it stands on. */
export interface AssignmentRow {
  id: string;
  cell_id: string;
  name: string;
  account_id: string | null;
  valid_from: string;
  valid_to: string | null;
  version: number;
  created_by: string;
  created_at: string;
  /** Absent: the branch did not stand under the committee on the first day (the register was changed backwards). */
  link_id: string | null;
  left_on: string | null;
}

/** Somebody who follows a branch on a day. */
export interface OfficerOfCell {
  committeeId: string;
  name: string;
  accountId: string | null;
}

/** Leaders follow branches as well as officers. */
const FOLLOWERS = [...OFFICE, 'COMMITTEE_READER'] as const;

/** Who of a committee follows which branch: for its own page, and for everything that names them. */
@Injectable()
export class SupervisionReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  async view(actor: Actor, id: string): Promise<SupervisionView> {
    const standings = await this.access.require('readSupervision', actor, id);
    const today = vietnamDay(this.clock.now());
    return this.database.read(async (manager) => {
      const [committee] = await pathOn(manager, id, today);
      if (!committee || committee.isCell) throw Refusal.notFound('cấp ủy');
      return {
        organizationId: id,
        name: committee.name,
        today,
        mayChange: standings.some(({ role, relation }) => allows('manageSupervision', role, relation)),
        accounts: await this.accounts(manager, id, today),
        cells: (await this.cells(manager, id, today)).filter(ownOf(standings)),
      };
    });
  }

  /** Assignments of a committee, by branch and newest first. */
  rows(manager: EntityManager, committeeId: string): Promise<AssignmentRow[]> {
    return manager.sql<AssignmentRow[]>`
      SELECT s.id, s.cell_id, s.name, s.account_id, s.valid_from, s.valid_to, s.version, s.created_by, s.created_at,
        l.id AS link_id, l.valid_to AS left_on
      FROM supervising_officer s
      LEFT JOIN organization_link l ON l.child_id = s.cell_id AND l.parent_id = s.committee_id
        AND l.valid_from <= s.valid_from AND (l.valid_to IS NULL OR l.valid_to > s.valid_from)
      WHERE s.committee_id = ${committeeId} ORDER BY s.valid_from DESC, s.id DESC`;
  }

  /** Who follows these branches on a day. An assignment ends with the link it was made under, and no return revives it. */
  async on(manager: EntityManager, cells: readonly string[], day: string): Promise<Map<string, OfficerOfCell>> {
    if (cells.length === 0) return new Map();
    const rows = await manager.sql<
      { cell_id: string; committee_id: string; name: string; account_id: string | null }[]
    >`
      SELECT s.cell_id, s.committee_id, s.name, s.account_id FROM supervising_officer s
      JOIN organization_link l ON l.child_id = s.cell_id AND l.parent_id = s.committee_id
        AND l.valid_from <= s.valid_from AND (l.valid_to IS NULL OR l.valid_to > ${day})
      WHERE s.cell_id IN (${() => cells}) AND s.valid_from <= ${day} AND (s.valid_to IS NULL OR s.valid_to > ${day})`;
    return new Map(
      rows.map((row) => [row.cell_id, { committeeId: row.committee_id, name: row.name, accountId: row.account_id }]),
    );
  }

  /** Accounts that act for this committee today. */
  accounts(manager: EntityManager, committeeId: string, today: string): Promise<SupervisionView['accounts']> {
    return peopleIn(manager, committeeId, FOLLOWERS, today);
  }

  /** Its direct branches, and those that were. */
  private async cells(manager: EntityManager, id: string, today: string): Promise<SupervisedCell[]> {
    const rows = await this.rows(manager, id);
    const direct = (await childrenOn(manager, id, today)).filter(({ isCell }) => isCell);
    const known = new Set(direct.map((node) => node.id));
    const former = [...new Set(rows.map(({ cell_id }) => cell_id))].filter((cell) => !known.has(cell));
    const gone = await lastBefore(manager, former, addDays(today, 1));
    const names = await displayNames(
      manager,
      rows.map(({ created_by }) => created_by),
    );
    const byCell = Map.groupBy(rows, ({ cell_id }) => cell_id);
    return [...direct, ...gone.values()]
      .map(({ id: cellId, name, code }) => ({
        cellId,
        name,
        code,
        subordinate: known.has(cellId),
        assignments: (byCell.get(cellId) ?? []).map((row) => assignment(row, today, names)),
      }))
      .sort((a, b) => compareVietnamese(a.name, b.name) || compareVietnamese(a.code, b.code));
  }
}

/** A branch sees who follows it, and not the others. */
function ownOf(standings: readonly Standing[]): (cell: SupervisedCell) => boolean {
  if (standings.some(({ role, relation }) => relation !== 'BELOW' && allows('readSupervision', role, relation)))
    return () => true;
  const own = new Set(standings.map(({ organizationId }) => organizationId));
  return ({ cellId }) => own.has(cellId);
}

/** First and last day of an assignment as they held. */
export function periodOf(row: Pick<AssignmentRow, 'valid_from' | 'valid_to' | 'link_id' | 'left_on'>): {
  from: string;
  until?: string;
  leftOn?: string;
} {
  const from = row.valid_from;
  const leftOn = row.link_id ? row.left_on : from;
  const left = leftOn !== null && (row.valid_to === null || leftOn < row.valid_to);
  const end = left ? leftOn : row.valid_to;
  return { from, ...(end ? { until: addDays(end, -1) } : {}), ...(left ? { leftOn } : {}) };
}

function assignment(row: AssignmentRow, today: string, names: ReadonlyMap<string, string>): SupervisionAssignment {
  const period = periodOf(row);
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    ...(row.account_id ? { accountId: row.account_id } : {}),
    ...period,
    state: supervises(period, today) ? 'PRESENT' : period.from > today ? 'COMING' : 'PAST',
    mayDrop: mayDrop(row, today),
    by: names.get(row.created_by) ?? '',
  };
}

/** What was entered wrong is mended on the same day, whenever it begins; later its days have been counted with. */
export function mayDrop(row: Pick<AssignmentRow, 'valid_from' | 'created_at'>, today: string): boolean {
  return row.valid_from > today || vietnamDay(new Date(row.created_at)) === today;
}

export function officerView(officer: OfficerOfCell, { accountId }: Actor): SupervisingOfficerView {
  return { name: officer.name, mine: accountId !== null && officer.accountId === accountId };
}
