import { Injectable } from '@nestjs/common';
import { GrantLeaveBody } from '@chibo/contracts';
import type { Notice } from '@chibo/domain';
import { vietnamDay, whyNotLeaveUntil } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import { BRANCH } from '../accounts/acting';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { NoticesService } from '../notices/notices.service';
import { pathOn } from '../organizations/tree';
import { closingOf } from './month-matter';
import { NO_LEAVE, Obligation } from './obligation.entities';
import { SendingLocks } from './sending-locks';

type Leave = Pick<Obligation, 'leaveUntil' | 'leaveReason' | 'leaveBy' | 'leaveAt'>;

/** A committee above lets a branch send although the month is closed or its deadline locks, until a day and with a reason. */
@Injectable()
export class LeaveService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly notices: NoticesService,
    private readonly locks: SendingLocks,
  ) {}

  /** Until the end of `until`; replaces leave given before. */
  async grant(actor: Actor, id: string, { until, reason }: GrantLeaveBody): Promise<void> {
    const now = this.clock.now();
    const leave = {
      leaveUntil: until,
      leaveReason: reason,
      leaveBy: actor.accountId ?? null,
      leaveAt: now.toISOString(),
    };
    await this.store(actor, id, leave, async (manager, owed) => {
      const refused = whyNotLeaveUntil(until, vietnamDay(now));
      if (refused) throw Refusal.notReady('Chưa cho gửi được.', [{ field: 'until', text: refused }]);
      const payload = { month: owed.month, until, reason };
      await this.audit.record(manager, actor, 'obligation.leave-granted', { type: 'obligation', id }, payload);
      await this.tell(manager, actor, owed, { until, reason });
    });
  }

  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.store(actor, id, NO_LEAVE, (manager, { month }) =>
      this.audit.record(manager, actor, 'obligation.leave-withdrawn', { type: 'obligation', id }, { month }),
    );
  }

  private async store(
    actor: Actor,
    id: string,
    leave: Leave,
    record: (manager: EntityManager, owed: Obligation) => Promise<void>,
  ): Promise<void> {
    const seen = await this.database.read((manager) => manager.findOneBy(Obligation, { id }));
    if (!seen) throw Refusal.notFound('nghĩa vụ chấm điểm');
    await this.database.writeBeside(closingOf(seen.month), async (manager) => {
      const owed = await manager.findOneByOrFail(Obligation, { id });
      await this.requireLevel(manager, actor, owed);
      const at = { id, version: owed.version };
      const { affected } = await manager.update(Obligation, at, { ...leave, version: owed.version + 1 });
      if (!affected) throw Refusal.conflict('CHANGED', 'Kỳ này vừa được người khác thay đổi. Đồng chí xem lại.');
      await record(manager, owed);
    });
  }

  /** Over a closing, that level or one above it. */
  private async requireLevel(manager: EntityManager, actor: Actor, { cellId, month }: Obligation): Promise<void> {
    const ordering = await this.access.ordering('grantLeave', actor, cellId);
    const [, ...above] = await pathOn(manager, cellId, vietnamDay(this.clock.now()));
    const closedBy = await this.locks.closedBy(manager, month, above);
    if (closedBy && ordering.whyNot('', closedBy.id))
      throw Refusal.forbidden(
        `Tháng này do ${closedBy.name} khóa sổ; chỉ cấp đó hoặc cấp trên của cấp đó mới cho gửi.`,
      );
  }

  private async tell(
    manager: EntityManager,
    actor: Actor,
    { id, cellId, month, version }: Obligation,
    leave: { until: string; reason: string },
  ): Promise<void> {
    const [cell] = await pathOn(manager, cellId, vietnamDay(this.clock.now()));
    const notice: Notice = { kind: 'LEAVE_GRANTED', cell: cell?.name ?? '', month, by: actor.displayName, ...leave };
    const branch = { organizationId: cellId, roles: BRANCH };
    await this.notices.tellRoles(manager, branch, { key: `leave:${id}:${version}`, notice });
  }
}
