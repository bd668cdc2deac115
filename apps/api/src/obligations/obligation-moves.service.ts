import { Injectable } from '@nestjs/common';
import type { Notice, ObligationMove } from '@chibo/domain';
import { OBLIGATION_STATE_LABEL, vietnamDay, whyLocked, whyNotObligation } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import { BRANCH } from '../accounts/acting';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { CellMonths } from '../cell-months/cell-months.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { NoticesService } from '../notices/notices.service';
import { pathOn } from '../organizations/tree';
import { closingOf } from './month-matter';
import { NOT_RECORDED, Obligation } from './obligation.entities';
import { SendingLocks } from './sending-locks';

/** What people say of one month of one branch: excused, not held, owed again. */
@Injectable()
export class ObligationMoves {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly notices: NoticesService,
    private readonly cellMonths: CellMonths,
    private readonly locks: SendingLocks,
  ) {}

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
}
