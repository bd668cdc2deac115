import { Injectable } from '@nestjs/common';
import type { OrganizationHistoryView, RegisterActView } from '@chibo/contracts';
import { allows, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { changeRow } from '../db/rows';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { REGISTER } from '../organizations/organizations.service';
import { RegisterAct, RegisterActPart } from '../organizations/register-act.entities';
import { RegisterChanges } from '../organizations/register-changes';
import { actsOf, actView } from './act-views';
import { Undoing } from './undoing';

const MANAGE = 'manageOrganizations';

/** What was done to the register: to be read, and to be taken back while nothing stands on it. */
@Injectable()
export class RegisterActs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly changes: RegisterChanges,
  ) {}

  async history(actor: Actor, organizationId: string): Promise<OrganizationHistoryView> {
    const standings = await this.access.require('readOrganization', actor, organizationId);
    const mayManage = standings.some(({ role, relation }) => allows(MANAGE, role, relation));
    return this.database.read(async (manager) => {
      const acts = [];
      for (const act of await actsOf(manager, organizationId, this.today()))
        acts.push({ ...act, ...(await this.undoable(manager, actor, act, mayManage)) });
      return { acts, ...(await periodsOf(manager, organizationId)) };
    });
  }

  /** Before its day it is cancelled, later undone: the same, by all or nothing. */
  async undo(actor: Actor, id: string, reason: string): Promise<RegisterActView> {
    return this.database.writeInTurn(REGISTER, async (manager) => {
      const act = await manager.findOneBy(RegisterAct, { id });
      if (!act) throw Refusal.notFound('quyết định này');
      const parts = await manager.findBy(RegisterActPart, { actId: id });
      for (const { organizationId } of parts) await this.access.require(MANAGE, actor, organizationId);
      const undoing = new Undoing(manager, act, parts);
      const refused = await undoing.whyNot();
      if (refused) throw Refusal.conflict('DEPENDED_ON', refused);
      const done = await undoing.run();
      const at = this.clock.now().toISOString();
      await changeRow(
        manager,
        RegisterAct,
        { id },
        { undoneBy: actor.accountId ?? '', undoneAt: at, undoneReason: reason },
      );
      await this.changes.tell(manager, done);
      const payload = { kind: act.kind, from: act.fromDay, reason };
      await this.audit.record(
        manager,
        actor,
        'organization.act-undone',
        { type: 'organization', id: parts[0].organizationId },
        payload,
      );
      const view = await actView(manager, id, this.today());
      if (!view) throw Refusal.notFound('quyết định này');
      return view;
    });
  }

  private async undoable(
    manager: EntityManager,
    actor: Actor,
    view: RegisterActView,
    mayManage: boolean,
  ): Promise<{ mayUndo: boolean; whyNot?: string }> {
    if (!mayManage || view.undone) return { mayUndo: false };
    for (const { organizationId } of view.parts) {
      const standings = await this.access.standings(actor, organizationId);
      if (!standings.some(({ role, relation }) => allows(MANAGE, role, relation))) return { mayUndo: false };
    }
    const act = await manager.findOneByOrFail(RegisterAct, { id: view.id });
    const whyNot = await new Undoing(manager, act, await manager.findBy(RegisterActPart, { actId: view.id })).whyNot();
    return whyNot ? { mayUndo: false, whyNot } : { mayUndo: true };
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

interface Period {
  valid_from: string;
  valid_to: string | null;
}

async function periodsOf(
  manager: EntityManager,
  id: string,
): Promise<Pick<OrganizationHistoryView, 'profiles' | 'superiors'>> {
  const profiles = await ask<Period & { name: string; code: string; label: string }>(
    manager,
    sql`SELECT p.name, p.code, k.label, p.valid_from, p.valid_to FROM organization_profile p
      JOIN organization_kind k ON k.code = p.kind WHERE p.organization_id = ${id} ORDER BY p.valid_from DESC`,
  );
  const superiors = await ask<Period & { id: string; name: string }>(
    manager,
    sql`SELECT link.parent_id AS id, link.valid_from, link.valid_to, (
        SELECT p.name FROM organization_profile p WHERE p.organization_id = link.parent_id
        ORDER BY p.valid_from DESC LIMIT 1) AS name
      FROM organization_link link WHERE link.child_id = ${id} ORDER BY link.valid_from DESC`,
  );
  const days = ({ valid_from: from, valid_to: to }: Period): { from: string; to?: string } => ({
    from,
    ...(to !== null && { to }),
  });
  return {
    profiles: profiles.map((row) => ({ name: row.name, code: row.code, kindLabel: row.label, ...days(row) })),
    superiors: superiors.map((row) => ({ id: row.id, name: row.name, ...days(row) })),
  };
}
