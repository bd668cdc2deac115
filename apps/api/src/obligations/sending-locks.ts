import { Injectable } from '@nestjs/common';
import type { LeaveView } from '@chibo/contracts';
import type { SendingLock } from '@chibo/domain';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { displayNames } from '../accounts/display-names';
import { Clock } from '../clock';
import { remembered } from '../db/memory';
import { rowOf } from '../db/rows';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';
import { closedAmong, closedBy } from './month-matter';
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
    const locks = await locksOver(manager, owed.month, above);
    const closer = above.findLast(({ id }) => locks.closed.has(id));
    const locking = locks.late ? deadline : undefined;
    if (!closer && !locking) return undefined;
    const leave = await this.leave(manager, owed);
    return { lock: { closedBy: closer?.name, deadline: locking, leaveUntil: leave?.until }, leave };
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

/** Which of those above have closed the month, and whether the direct superior's deadline locks: in one statement. */
async function locksOver(
  manager: EntityManager,
  month: string,
  above: readonly OrganizationNode[],
): Promise<{ closed: ReadonlySet<string>; late: boolean }> {
  if (above.length === 0) return { closed: new Set(), late: false };
  const ids = above.map(({ id }) => id);
  const locking = sql`SELECT organization_id, 0 AS late FROM (${closedBy(month, ids)}) closed
    UNION ALL SELECT organization_id, 1 FROM (${lockingLate(ids.slice(0, 1))}) locking`;
  const rows = await remembered(manager, 'closings', `locks ${month} ${ids.join(' ')}`, () =>
    ask<{ organization_id: string; late: number }>(manager, locking),
  );
  const [late, closed] = [rows.filter((row) => row.late === 1), rows.filter((row) => row.late === 0)];
  return { closed: new Set(closed.map((row) => row.organization_id)), late: late.length > 0 };
}

function lockingLate(committees: readonly string[]): Sql {
  return sql`SELECT organization_id FROM committee_setting WHERE lock_late = 1 AND organization_id IN (${committees})`;
}

/** Those of these committees that take their branches' cards after the deadline with leave only. */
export async function lockingAmong(manager: EntityManager, committees: readonly string[]): Promise<string[]> {
  if (committees.length === 0) return [];
  const rows = await ask<{ organization_id: string }>(manager, lockingLate(committees));
  return rows.map((row) => row.organization_id);
}
