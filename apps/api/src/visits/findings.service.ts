import { Injectable } from '@nestjs/common';
import type { VisitView } from '@chibo/contracts';
import { FindingBody, FindingDoneBody } from '@chibo/contracts';
import type { Notice } from '@chibo/domain';
import { vietnamDay, whyNotDue } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { NoticesService } from '../notices/notices.service';
import { BRANCH, OFFICE } from '../accounts/acting';
import { pathOn } from '../organizations/tree';
import { VisitActs, visitSubject } from './visit-acts';
import type { Visit } from './visit.entities';
import { VisitFinding } from './visit.entities';

/** What a working group found and the actions that follow: who does them, until when, and whether they are done. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly acts: VisitActs,
    private readonly notices: NoticesService,
  ) {}

  async add(actor: Actor, id: string, version: number, body: FindingBody): Promise<VisitView> {
    const visit = await this.acts.permitted(actor, id);
    if (visit.state !== 'DONE' || !visit.doneOn)
      throw Refusal.conflict('WRONG_STATE', 'Ghi ngày đã dự trước, rồi mới ghi phát hiện.');
    refuseLate(visit.doneOn, body.dueOn);
    const { words, action, owner, dueOn } = body;
    return this.acts.act(actor, id, async (manager) => {
      await this.acts.change(manager, visit, version);
      const findingId = newId();
      const by = { createdBy: actor.accountId ?? '', createdAt: this.clock.now().toISOString() };
      const finding = { id: findingId, visitId: id, words, action, owner, dueOn, doneAt: null, doneBy: null, ...by };
      await manager.insert(VisitFinding, finding);
      const payload = { findingId, words, action, owner, dueOn };
      await this.audit.record(manager, actor, 'visit.finding-added', visitSubject(visit), payload);
      await this.tell(manager, visit, finding);
    });
  }

  /** Those it is asked of: the branch, or the office of the committee. */
  private async tell(
    manager: EntityManager,
    { organizationId, kind }: Visit,
    { id, action, dueOn }: Pick<VisitFinding, 'id' | 'action' | 'dueOn'>,
  ): Promise<void> {
    const [node] = await pathOn(manager, organizationId, vietnamDay(this.clock.now()));
    const notice: Notice = { kind: 'FINDING', cell: node?.name ?? '', action, dueOn };
    const roles = kind === 'CELL' ? BRANCH : OFFICE;
    await this.notices.tellRoles(manager, { organizationId, roles }, { key: `finding:${id}`, notice });
  }

  /** Puts the words of an action right while it is open. */
  async change(
    actor: Actor,
    id: string,
    findingId: string,
    version: number,
    { words, action, owner, dueOn }: FindingBody,
  ): Promise<VisitView> {
    const visit = await this.acts.permitted(actor, id);
    const finding = await this.one(id, findingId);
    if (finding.doneAt) throw Refusal.conflict('WRONG_STATE', 'Việc đã xong nên không sửa lời được; mở lại trước.');
    refuseLate(visit.doneOn ?? visit.plannedOn, dueOn);
    const after = { words, action, owner, dueOn };
    return this.acts.act(actor, id, async (manager) => {
      await this.acts.change(manager, visit, version);
      await manager.update(VisitFinding, { id: findingId }, after);
      const before = { words: finding.words, action: finding.action, owner: finding.owner, dueOn: finding.dueOn };
      const payload = { findingId, before, after };
      await this.audit.record(manager, actor, 'visit.finding-changed', visitSubject(visit), payload);
    });
  }

  /** Closes an action or opens it again; one that stands so already is left as it is. */
  async setDone(
    actor: Actor,
    id: string,
    findingId: string,
    version: number,
    { done }: FindingDoneBody,
  ): Promise<VisitView> {
    const visit = await this.acts.permitted(actor, id);
    const finding = await this.one(id, findingId);
    return this.acts.act(actor, id, async (manager) => {
      await this.acts.change(manager, visit, version);
      if (Boolean(finding.doneAt) === done) return;
      const by = done
        ? { doneAt: this.clock.now().toISOString(), doneBy: actor.accountId }
        : { doneAt: null, doneBy: null };
      await manager.update(VisitFinding, { id: findingId }, by);
      const payload = { findingId, before: done ? 'OPEN' : 'DONE', after: done ? 'DONE' : 'OPEN' } as const;
      await this.audit.record(manager, actor, 'visit.finding-done', visitSubject(visit), payload);
    });
  }

  private async one(visitId: string, id: string): Promise<VisitFinding> {
    const finding = await this.database.read((manager) => manager.findOneBy(VisitFinding, { id, visitId }));
    if (!finding) throw Refusal.notFound('việc cần làm');
    return finding;
  }
}

function refuseLate(doneOn: string, dueOn: string): void {
  const late = whyNotDue(doneOn, dueOn);
  if (late) throw Refusal.badRequest([{ field: 'dueOn', text: late }]);
}
