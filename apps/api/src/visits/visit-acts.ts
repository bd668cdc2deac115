import { Injectable } from '@nestjs/common';
import type { VisitView } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { AuditSubject } from '../audit/audit.service';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { VisitReader } from './visit-reader';
import { Visit } from './visit.entities';

/** The visit is no longer as the act saw it; rolls the write back. */
class StaleVisit extends Error {}

/** What every act on a visit has in common: an officer of its committee, on the version that was seen. */
@Injectable()
export class VisitActs {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly reader: VisitReader,
  ) {}

  /** The visit, for an officer of its committee. */
  async permitted(actor: Actor, id: string): Promise<Visit> {
    const visit = await this.database.read((manager) => manager.findOneBy(Visit, { id }));
    if (!visit) throw Refusal.notFound('lượt dự');
    await this.access.require('planVisits', actor, visit.committeeId);
    return visit;
  }

  /** Compare-and-set: changes the visit if nobody has since the version that was seen. */
  async change(manager: EntityManager, visit: Visit, version: number, change: Partial<Visit> = {}): Promise<void> {
    const { affected } = await manager.update(Visit, { id: visit.id, version }, { ...change, version: version + 1 });
    if (!affected) throw new StaleVisit();
  }

  /** As change(), for a visit that goes. */
  async remove(manager: EntityManager, { id }: Visit, version: number): Promise<void> {
    const { affected } = await manager.delete(Visit, { id, version });
    if (!affected) throw new StaleVisit();
  }

  /** Runs an act in one transaction and reads the visit back. */
  async act(actor: Actor, id: string, act: (manager: EntityManager) => Promise<void>): Promise<VisitView> {
    await this.withCurrent(actor, id, act);
    return this.reader.view(actor, id);
  }

  /** Runs an act in one transaction; 412 with the visit as it stands when it was changed meanwhile. */
  async withCurrent(actor: Actor, id: string, act: (manager: EntityManager) => Promise<void>): Promise<void> {
    try {
      await this.database.write(act);
    } catch (error) {
      if (!(error instanceof StaleVisit)) throw error;
      const current = await this.reader.view(actor, id);
      throw new Refusal(412, 'VERSION_CONFLICT', 'Lượt dự này vừa được sửa ở máy khác.', { current });
    }
  }
}

export function visitSubject({ id, organizationId }: Pick<Visit, 'id' | 'organizationId'>): AuditSubject {
  return { type: 'visit', id, organizationId };
}
