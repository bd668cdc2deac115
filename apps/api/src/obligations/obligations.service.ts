import { Injectable } from '@nestjs/common';
import { addMonths, firstDayOf, monthOf, OBLIGATION_MOVES, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { systemActor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { ask, sql } from '../db/sql';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import type { RegisterChange } from '../organizations/register-changes';
import { RegisterChanges } from '../organizations/register-changes';
import { CellMonths } from '../cell-months/cell-months.service';
import type { Part } from './cells-without';
import { cellsWithout, withoutOf } from './cells-without';
import { Obligation } from './obligation.entities';

/** Rows per statement: SQLite takes 32 766 parameters at most. */
const BATCH = 500;

/** Which card each branch owes: opened with the month and with the branch, met by its sending. */
@Injectable()
export class ObligationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly cellMonths: CellMonths,
    register: RegisterChanges,
  ) {
    register.follow((manager, changes) => this.followRegister(manager, changes));
  }

  /** A branch owes the months in which it exists on some day; what was begun for another stays. */
  private async followRegister(manager: EntityManager, changes: readonly RegisterChange[]): Promise<void> {
    const idsOf = (which: 'isNew' | 'isGone'): string[] =>
      changes.flatMap((change) => (change[which] ? [change.organizationId] : []));
    const begun = idsOf('isNew');
    if (begun.length > 0) await this.openNew(manager, begun);
    for (const { organizationId, from, isEnded, isBack } of changes) {
      if (isEnded) await this.dropUntouched(manager, organizationId, monthAfter(from));
      if (isBack) await this.openSince(manager, organizationId, monthOf(from));
    }
    for (const id of idsOf('isGone')) await this.dropUntouched(manager, id, '');
  }

  /** What nobody has begun for months from one on: neither card nor meeting nor word. */
  private async dropUntouched(manager: EntityManager, cellId: string, from: string): Promise<void> {
    const rows = await ask<{ id: string; month: string }>(
      manager,
      sql`SELECT owed.id, owed.month FROM obligation owed
        WHERE owed.cell_id = ${cellId} AND owed.month >= ${from} AND owed.state = 'OPEN'
          AND NOT EXISTS (SELECT 1 FROM meeting m WHERE m.cell_id = owed.cell_id AND m.month = owed.month)`,
    );
    for (const { id, month } of rows) {
      await manager.delete(Obligation, { id });
      await this.cellMonths.drop(manager, month, id);
    }
  }

  /** The months that were opened meanwhile for others. */
  private async openSince(manager: EntityManager, cellId: string, from: string): Promise<void> {
    const current = monthOf(vietnamDay(this.clock.now()));
    const last = (await this.lastOpened()) ?? '';
    for (let month = from; month <= current && month <= last; month = addMonths(month, 1))
      await this.openFor(month, await withoutOf(manager, month, [cellId]));
  }

  /** New branches owe this month's card now, not from the next upkeep on. */
  private async openNew(manager: EntityManager, ids: readonly string[]): Promise<void> {
    const current = monthOf(vietnamDay(this.clock.now()));
    const last = await this.lastOpened();
    if (last === undefined || last < current) {
      await this.openCurrentMonth();
      return;
    }
    let opened = 0;
    for (let at = 0; at < ids.length; at += BATCH)
      opened += await this.openFor(current, await withoutOf(manager, current, ids.slice(at, at + BATCH)));
    if (opened > 0) await this.recordOpened(current, opened);
  }

  /**
   * Opens the current month, and those that passed while the service stood still. Safe from any process.
   * @returns those in which something was opened
   */
  async openCurrentMonth(): Promise<string[]> {
    const opened: string[] = [];
    const current = monthOf(vietnamDay(this.clock.now()));
    const last = await this.lastOpened();
    // The last one may have been left half-way.
    for (let month = last && last < current ? last : current; month <= current; month = addMonths(month, 1))
      if ((await this.openMonth(month)) > 0) opened.push(month);
    return opened;
  }

  /**
   * Opens a month for every branch that exists in it; rows that stand already stay. Some hundreds of branches at a time, each
   * time for itself: a country's month keeps nobody from writing, and what a stop leaves out the next round does.
   */
  async openMonth(month: string): Promise<number> {
    let obligations = 0;
    for (let after: string | undefined = ''; after !== undefined;) {
      const { last, cells }: Part = await this.database.read((manager) => cellsWithout(manager, month, after ?? ''));
      for (let at = 0; at < cells.length; at += BATCH)
        obligations += await this.openFor(month, cells.slice(at, at + BATCH));
      after = last;
    }
    if (obligations > 0) await this.recordOpened(month, obligations);
    return obligations;
  }

  /** Opens a month for some branches; rows that stand already stay. Returns how many were opened. */
  async openFor(month: string, cells: readonly string[]): Promise<number> {
    return this.database.writeInTurn(`month:${month}`, async (manager) => {
      const missing = await this.without(manager, month, cells);
      await this.insertOpen(manager, missing, month);
      await this.cellMonths.keep(manager, month, missing);
      return missing.length;
    });
  }

  /** The obligation of a branch for a month, opened when it is not there yet (thematic, or a branch founded today). */
  async ensure(manager: EntityManager, cellId: string, month: string, kind: Obligation['kind']): Promise<Obligation> {
    const known = await manager.findOneBy(Obligation, { cellId, month, kind });
    if (known) return known;
    const obligation = {
      id: newId(),
      cellId,
      month,
      kind,
      state: 'OPEN',
      reason: null,
      document: null,
      version: 1,
    } as const;
    await manager.insert(Obligation, obligation);
    return manager.findOneByOrFail(Obligation, { id: obligation.id });
  }

  /** The branch has sent its card. Refused when the month was excused or reported as not held since the card was begun. */
  async markMet(manager: EntityManager, cellId: string, month: string, kind: Obligation['kind']): Promise<void> {
    const owed = { cellId, month, kind, state: In([...OBLIGATION_MOVES.meet.from, 'MET']) };
    const { affected } = await manager.update(Obligation, owed, { state: 'MET', version: () => 'version + 1' });
    if (!affected) throw notOwed();
  }

  /** The branch has taken its card back: the month is owed again, unless another (thematic) card of it has been sent. */
  async markOpen(manager: EntityManager, cellId: string, month: string, kind: Obligation['kind']): Promise<void> {
    await manager.sql`
      UPDATE obligation SET state = 'OPEN', version = version + 1
      WHERE cell_id = ${cellId} AND month = ${month} AND kind = ${kind} AND NOT EXISTS (
        SELECT 1 FROM scorecard WHERE scorecard.cell_id = obligation.cell_id AND scorecard.month = obligation.month
          AND CASE scorecard.kind WHEN 'THEMATIC' THEN 'THEMATIC' ELSE 'REGULAR' END = obligation.kind
          AND scorecard.state <> 'DRAFT')`;
  }

  /** Nothing thematic is owed for a month whose last thematic card was given up; what was decided about it stays. */
  async dropThematic(manager: EntityManager, cellId: string, month: string): Promise<void> {
    await manager.sql`
      DELETE FROM obligation WHERE cell_id = ${cellId} AND month = ${month} AND kind = 'THEMATIC' AND state = 'OPEN'
        AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.cell_id = obligation.cell_id
          AND meeting.month = obligation.month AND meeting.kind = 'THEMATIC')`;
  }

  private recordOpened(month: string, obligations: number): Promise<void> {
    const subject = { type: 'month', id: month } as const;
    return this.database.write((manager) =>
      this.audit.record(manager, systemActor('month'), 'month.opened', subject, { month, obligations }),
    );
  }

  private async lastOpened(): Promise<string | undefined> {
    const [{ last }] = await this.database.read(
      (manager) => manager.sql<{ last: string | null }[]>`SELECT max(month) AS last FROM obligation`,
    );
    return last ?? undefined;
  }

  private async without(manager: EntityManager, month: string, cells: readonly string[]): Promise<string[]> {
    const known = new Set<string>();
    for (let at = 0; at < cells.length; at += BATCH) {
      const rows = await manager.sql<{ cell_id: string }[]>`
        SELECT cell_id FROM obligation WHERE month = ${month} AND kind = 'REGULAR' AND cell_id IN (${() => cells.slice(at, at + BATCH)})`;
      for (const { cell_id: cell } of rows) known.add(cell);
    }
    return cells.filter((cell) => !known.has(cell));
  }

  private async insertOpen(manager: EntityManager, cells: string[], month: string): Promise<void> {
    for (let at = 0; at < cells.length; at += BATCH) {
      const rows = cells.slice(at, at + BATCH).map((cellId) => ({
        id: newId(),
        cellId,
        month,
        kind: 'REGULAR' as const,
        state: 'OPEN' as const,
        reason: null,
        document: null,
        version: 1,
      }));
      await manager.createQueryBuilder().insert().into(Obligation).values(rows).orIgnore().execute();
    }
  }
}

/** The first month that begins on a day or after it. */
function monthAfter(day: string): string {
  return firstDayOf(monthOf(day)) === day ? monthOf(day) : addMonths(monthOf(day), 1);
}

/** A card of a month that is excused or was reported as not held. */
export function notOwed(): Refusal {
  return Refusal.conflict(
    'NOT_OWED',
    'Kỳ này đã ghi là không sinh hoạt, được miễn hoặc đã nhập theo hồ sơ giấy. Cần mở lại kỳ trước khi lập hoặc gửi phiếu.',
  );
}
