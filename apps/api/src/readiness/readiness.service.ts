import { Injectable } from '@nestjs/common';
import type { ReadinessQuery, ReadinessView } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import { AccessService } from '../accounts/access.service';
import { accountsIn, OFFICE } from '../accounts/acting';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { NoticesService } from '../notices/notices.service';
import type { Looked } from './gaps';
import { countGaps, gapsByCommittee, listGaps } from './gaps';

const PAGE_SIZE = 50;

/** Who is missing so that every branch's card can be scored, verified and decided. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  async view(actor: Actor, query: ReadinessQuery): Promise<ReadinessView> {
    const { page = 1 } = query;
    const looked = await this.looked(actor, query.organizationId);
    return this.database.read(async (manager) => ({
      counts: await countGaps(manager, looked),
      ...(await listGaps(manager, looked, query, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })),
      ...{ page, pageSize: PAGE_SIZE, at: this.clock.now().toISOString() },
    }));
  }

  /** A month was opened by the clock: those who look after a part with something missing are told once; it stops nothing. */
  async tell(month: string): Promise<void> {
    const day = vietnamDay(this.clock.now());
    await this.database.write(async (manager) => {
      const tops = await manager.sql<{ id: string }[]>`
        SELECT o.id FROM organization o WHERE NOT EXISTS (SELECT 1 FROM organization_link l WHERE l.child_id = o.id)`;
      const found = await gapsByCommittee(manager, { roots: tops.map(({ id }) => id), day });
      const accounts = await accountsIn(manager, [...found.keys()], [...OFFICE, 'ADMIN'], day);
      const told = [...found].flatMap(([organizationId, counts]) =>
        (accounts.get(organizationId) ?? []).map((accountId) => ({
          accountId,
          key: `NOT_READY:${month}:${organizationId}`,
          notice: { kind: 'NOT_READY' as const, organizationId, month, counts },
        })),
      );
      await this.notices.tell(manager, told);
    });
  }

  private async looked(actor: Actor, organizationId?: string): Promise<Looked> {
    const own = this.access.requireSomewhere('readReadiness', actor);
    if (organizationId) await this.access.require('readReadiness', actor, organizationId);
    return { roots: organizationId ? [organizationId] : own, day: vietnamDay(this.clock.now()) };
  }
}
