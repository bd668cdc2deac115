import { Injectable } from '@nestjs/common';
import type { LeaveView } from '@chibo/contracts';
import type { SendingLock } from '@chibo/domain';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { displayNames } from '../accounts/display-names';
import { Clock } from '../clock';
import { rowOf } from '../db/rows';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';
import { closedAmong } from './month-matter';
import { Obligation } from './obligation.entities';

/** A branch's card of a month, sent or to be sent. */
type Owed = Pick<Obligation, 'cellId' | 'month' | 'kind'>;

export interface LockedCard {
  lock: SendingLock;
  leave?: LeaveView;
}

/** What keeps a branch from sending by itself: its month is closed above it, or its deadline locks. */
@Injectable()
export class SendingLocks {
  constructor(private readonly clock: Clock) {}

  /** Absent where nothing can lock the card. @param deadline its last day of sending, `yyyy-mm-dd` */
  async of(manager: EntityManager, owed: Owed, deadline?: string): Promise<LockedCard | undefined> {
    const [, ...above] = await pathOn(manager, owed.cellId, vietnamDay(this.clock.now()));
    const closedBy = await this.closedBy(manager, owed.month, above);
    const late = deadline ? await lockingLate(manager, [above.at(0)?.id ?? '']) : [];
    const locking = late.length > 0 ? deadline : undefined;
    if (!closedBy && !locking) return undefined;
    const leave = await this.leave(manager, owed);
    return { lock: { closedBy: closedBy?.name, deadline: locking, leaveUntil: leave?.until }, leave };
  }

  /** Of those above, in their order, the highest that has closed the month. */
  async closedBy(
    manager: EntityManager,
    month: string,
    above: readonly OrganizationNode[],
  ): Promise<OrganizationNode | undefined> {
    const ids = above.map(({ id }) => id);
    const closed = new Set(await closedAmong(manager, month, ids));
    return above.findLast(({ id }) => closed.has(id));
  }

  private async leave(manager: EntityManager, { cellId, month, kind }: Owed): Promise<LeaveView | undefined> {
    const row = await rowOf(manager, Obligation, { cellId, month, kind });
    if (!row?.leaveUntil) return undefined;
    const { leaveUntil: until, leaveReason, leaveBy, leaveAt } = row;
    const names = await displayNames(manager, [leaveBy]);
    return { until, reason: leaveReason ?? '', by: names.get(leaveBy ?? '') ?? '', at: leaveAt ?? '' };
  }
}

/** Those of these committees that take their branches' cards after the deadline with leave only. */
export async function lockingLate(manager: EntityManager, committees: readonly string[]): Promise<string[]> {
  if (committees.length === 0) return [];
  const rows = await manager.sql<{ organization_id: string }[]>`
    SELECT organization_id FROM committee_setting WHERE lock_late = 1 AND organization_id IN (${() => [...committees]})`;
  return rows.map((row) => row.organization_id);
}
