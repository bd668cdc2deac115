import { Injectable } from '@nestjs/common';
import {
  addMonths,
  firstDayOf,
  monthOf,
  OBLIGATION_MOVES,
  OBLIGATION_STATE_LABEL,
  vietnamDay,
  whyLocked,
  whyNotObligation,
} from '@chibo/domain';
import type { Notice, ObligationMove } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { systemActor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { ask, sql } from '../db/sql';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { NoticesService } from '../notices/notices.service';
import { BRANCH } from '../accounts/acting';
import type { RegisterChange } from '../organizations/register-changes';
import { RegisterChanges } from '../organizations/register-changes';
import { pathOn } from '../organizations/tree';
import { CellMonths } from '../cell-months/cell-months.service';
import type { Part } from './cells-without';
import { cellsWithout, withoutOf } from './cells-without';
import { closingOf } from './month-matter';
import { NOT_RECORDED, Obligation } from './obligation.entities';
import { SendingLocks } from './sending-locks';

/** Rows per statement: SQLite takes 32 766 parameters at most. */
const BATCH = 500;

/** Who owes which card, until when, and who is excused. */
@Injectable()
export class ObligationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly notices: NoticesService,
    private readonly cellMonths: CellMonths,
    private readonly locks: SendingLocks,
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

  /** The superior excuses a month (handover, disaster, congress): it leaves every base. */
  async excuse(actor: Actor, id: string, reason: string, document: string | null): Promise<void> {
    await this.move(actor, id, 'excuse', { state: 'EXCUSED', reason, document }, async (manager, before) => {
      const payload = { before: before.state, after: 'EXCUSED', reason, document };
      await this.audit.record(manager, actor, 'obligation.excused', { type: 'obligation', id }, payload);
      await this.tellExcused(manager, before, reason);
    });
  }

  private async tellExcused(
    manager: EntityManager,
    { id, cellId, month, version }: Obligation,
    reason: string,
  ): Promise<void> {
    const [cell] = await pathOn(manager, cellId, vietnamDay(this.clock.now()));
    const notice: Notice = { kind: 'EXCUSED', cell: cell?.name ?? '', month, reason };
    const branch = { organizationId: cellId, roles: BRANCH };
    await this.notices.tellRoles(manager, branch, { key: `excused:${id}:${version}`, notice });
  }

  /** The branch says that no meeting was held; without a reason the month counts as the set's lowest. */
  async reportNotHeld(actor: Actor, id: string, reason: string | null): Promise<void> {
    await this.move(actor, id, 'reportNotHeld', { state: 'NOT_HELD', reason, document: null }, (manager, before) =>
      this.audit.record(
        manager,
        actor,
        'obligation.not-held',
        { type: 'obligation', id },
        { before: before.state, after: 'NOT_HELD', reason },
      ),
    );
  }

  async reopen(actor: Actor, id: string, reason: string): Promise<void> {
    await this.move(
      actor,
      id,
      'reopen',
      { state: 'OPEN', reason: null, document: null, ...NOT_RECORDED },
      (manager, before) =>
        this.audit.record(
          manager,
          actor,
          'obligation.reopened',
          { type: 'obligation', id },
          { before: before.state, after: 'OPEN', reason },
        ),
    );
  }

  private async move(
    actor: Actor,
    id: string,
    move: ObligationMove,
    change: Pick<Obligation, 'state' | 'reason' | 'document'> & Partial<typeof NOT_RECORDED>,
    record: (manager: EntityManager, before: Obligation) => Promise<void>,
  ): Promise<void> {
    const seen = await this.database.read((manager) => manager.findOneBy(Obligation, { id }));
    if (!seen) throw Refusal.notFound('nghĩa vụ chấm điểm');
    await this.database.writeBeside(closingOf(seen.month), async (manager) => {
      const before = await manager.findOneByOrFail(Obligation, { id });
      const from = await this.permitted(manager, actor, move, before);
      const refused = whyNotObligation(move, before.state);
      if (refused) throw Refusal.conflict('WRONG_STATE', refused);
      const { affected } = await manager.update(
        Obligation,
        { id, version: before.version },
        { ...change, orderedBy: move === 'excuse' ? from : null, version: before.version + 1 },
      );
      if (!affected) {
        const { state } = await manager.findOneByOrFail(Obligation, { id });
        throw Refusal.conflict('CHANGED', `Kỳ này vừa được người khác đổi thành "${OBLIGATION_STATE_LABEL[state]}".`);
      }
      await this.cellMonths.keep(manager, before.month, [before.cellId]);
      await record(manager, before);
    });
  }

  /**
   * The branch reports, its direct superior excuses and opens again; what a level that still stands higher excused, that
   * level alone. Returns the superior the actor acts for.
   */
  private async permitted(
    manager: EntityManager,
    actor: Actor,
    move: ObligationMove,
    owed: Obligation,
  ): Promise<string | null> {
    const { cellId, orderedBy } = owed;
    if (move === 'reportNotHeld') {
      await this.access.require('writeCard', actor, cellId);
      await this.requireUnlocked(manager, owed);
      return null;
    }
    const [, ...above] = await pathOn(manager, cellId, vietnamDay(this.clock.now()));
    const level = above.find(({ id }, at) => at > 0 && id === orderedBy);
    if (level) {
      const words = `Kỳ này do ${level.name} miễn; chỉ cấp đó mới mở lại được.`;
      await this.access.requireInPlace('excuseObligation', actor, cellId, { level: level.id, words });
    } else await this.access.require('excuseObligation', actor, cellId);
    return (level ?? above.at(0))?.id ?? null;
  }

  /** Saying that no meeting was held is the branch's word on the month as much as a card. */
  private async requireUnlocked(manager: EntityManager, owed: Obligation): Promise<void> {
    const locked = await this.locks.of(manager, owed);
    const refused = locked && whyLocked(locked.lock, vietnamDay(this.clock.now()));
    if (refused) throw Refusal.conflict('LOCKED', refused);
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
