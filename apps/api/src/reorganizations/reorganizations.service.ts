import { Injectable } from '@nestjs/common';
import type { RegisterActView, ReorganizationPreview } from '@chibo/contracts';
import { ReorganizationBody } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { REGISTER } from '../organizations/organizations.service';
import { RegisterChanges } from '../organizations/register-changes';
import { logAct } from '../organizations/register-log';
import { RegisterWriter } from '../organizations/register-writer';
import { RowJournal } from '../organizations/row-journal';
import { actView } from './act-views';
import { groupNewOnes } from './new-groups';
import { Consequences } from './consequences';
import { Reorganizing } from './reorganizing';

const MANAGE = 'manageOrganizations';

/** The dry run is over: its transaction goes back with it. */
class DryRun extends Error {
  constructor(readonly preview: ReorganizationPreview) {
    super();
  }
}

/** Mergers, splits, endings and transfers of Party organisations, each as one dated act. */
@Injectable()
export class Reorganizations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly writer: RegisterWriter,
    private readonly changes: RegisterChanges,
  ) {}

  /** Carries it out, reads what has changed, and takes it back: what is said is what would be. */
  async preview(actor: Actor, body: ReorganizationBody): Promise<ReorganizationPreview> {
    try {
      await this.database.writeInTurn(REGISTER, async (manager) => {
        await this.requireRights(actor, body);
        const before = await Consequences.before(manager, body, this.today());
        const journal = new RowJournal(manager);
        const done = await new Reorganizing(manager, journal, this.writer, body).run();
        await groupNewOnes(manager, journal, body, done.founded, this.by(actor));
        await this.changes.tell(manager, done.changes);
        throw new DryRun(await before.after(manager, done));
      });
    } catch (error) {
      if (error instanceof DryRun) return error.preview;
      throw error;
    }
    throw new Error('A dry run ended without its preview.');
  }

  async carryOut(actor: Actor, body: ReorganizationBody): Promise<RegisterActView> {
    return this.database.writeInTurn(REGISTER, async (manager) => {
      await this.requireRights(actor, body);
      const journal = new RowJournal(manager);
      const done = await new Reorganizing(manager, journal, this.writer, body).run();
      await groupNewOnes(manager, journal, body, done.founded, this.by(actor));
      const { kind, from, decisionNumber, decisionOn, title } = body;
      const act = { kind, fromDay: from, decisionNumber, decisionOn, title: title ?? null, parts: done.parts };
      const id = await logAct(manager, actor, this.clock.now(), act, journal);
      await this.changes.tell(manager, done.changes);
      const parts = done.parts.map(({ organizationId, part }) => ({ id: organizationId, part }));
      const payload = { kind, from, decision: decisionNumber, parts };
      await this.audit.record(
        manager,
        actor,
        'organization.reorganized',
        { type: 'organization', id: parts[0].id },
        payload,
      );
      return this.view(manager, id);
    });
  }

  private async view(manager: EntityManager, id: string): Promise<RegisterActView> {
    const view = await actView(manager, id, this.today());
    if (!view) throw Refusal.notFound('quyết định này');
    return view;
  }

  /** Over every organisation the order names, wherever it stands. */
  private async requireRights(actor: Actor, body: ReorganizationBody): Promise<void> {
    const codes = new Set((body.founded ?? []).map(({ code }) => code));
    const named = [...(body.roles ?? []), ...(body.children ?? [])].map(({ to }) => to).filter((to) => !codes.has(to));
    const ids = [
      ...body.organizationIds,
      ...(body.successorId ? [body.successorId] : []),
      ...(body.founded ?? []).map(({ parentId }) => parentId),
      ...named,
    ];
    if (ids.length === 0) this.access.requireSomewhere(MANAGE, actor);
    for (const id of new Set(ids)) await this.access.require(MANAGE, actor, id);
  }

  private by(actor: Actor): { createdBy: string; createdAt: string } {
    return { createdBy: actor.accountId ?? '', createdAt: this.clock.now().toISOString() };
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}
