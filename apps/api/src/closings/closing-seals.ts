import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { vietnamDay } from '@chibo/domain';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { NoticesService } from '../notices/notices.service';
import { pathOn } from '../organizations/tree';
import { MonthClosing } from './closing.entities';
import { sealOf } from './seal';

type Sealed = Pick<MonthClosing, 'id' | 'organizationId' | 'month' | 'snapshot' | 'hash'>;

/**
 * Whether what a closing froze is still what was frozen. Triggers refuse every change, but not to whoever may take them
 * away; so the hash is worked out anew at each reading and held against the row's and against the audit's.
 */
@Injectable()
export class ClosingSeals {
  private readonly logger = new Logger('closings');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notices: NoticesService,
  ) {}

  /** Ids of those that were altered. */
  async altered(manager: EntityManager, closings: readonly Sealed[]): Promise<Set<string>> {
    const written = new Map<string, Set<string>>();
    for (const subject of new Set(closings.map(subjectOf))) written.set(subject, await this.written(manager, subject));
    const sound = (closing: Sealed): boolean =>
      sealOf(closing.snapshot) === closing.hash && (written.get(subjectOf(closing))?.has(closing.hash) ?? false);
    return new Set(closings.filter((closing) => !sound(closing)).map(({ id }) => id));
  }

  /** Looks through all of them, one at a time, and tells who must know. */
  async lookThrough(): Promise<void> {
    const rows = await this.database.read(
      (manager) => manager.sql<{ id: string }[]>`SELECT id FROM month_closing ORDER BY id`,
    );
    for (const { id } of rows) {
      const closing = await this.database.read((manager) => manager.findOneByOrFail(MonthClosing, { id }));
      const altered = await this.database.read((manager) => this.altered(manager, [closing]));
      if (altered.size > 0) await this.shout(closing);
    }
  }

  /** To the log, and once to every administrator and officer of the committee and of those above. */
  async shout({ id, organizationId, month, snapshot, hash }: Sealed): Promise<void> {
    this.logger.error(
      `The closing ${id} of ${month} is no longer what was frozen: its hash is ${sealOf(snapshot)}, written down was ${hash}`,
    );
    await this.database.write(async (manager) => {
      const path = await pathOn(manager, organizationId, vietnamDay(this.clock.now()));
      const notice = { kind: 'CLOSING_ALTERED', organizationId, name: path[0]?.name ?? '', month } as const;
      for (const place of path)
        await this.notices.tellRoles(
          manager,
          { organizationId: place.id, roles: ['ADMIN', 'COMMITTEE_OFFICER'] },
          { key: `altered:${id}:${sealOf(snapshot)}`, notice },
        );
    });
  }

  /** The hashes that were written down when this committee closed this month. */
  private async written(manager: EntityManager, subject: string): Promise<Set<string>> {
    const rows = await manager.sql<{ payload: string }[]>`
      SELECT payload FROM audit WHERE subject_id = ${subject} AND action = 'month.closed'`;
    return new Set(rows.map(({ payload }) => (JSON.parse(payload) as { hash: string }).hash));
  }
}

function subjectOf({ month, organizationId }: Sealed): string {
  return `${month}:${organizationId}`;
}
