import { Injectable } from '@nestjs/common';
import type { VisitsView, VisitView } from '@chibo/contracts';
import { ChangeVisitBody, PlanVisitBody, VisitDoneBody, VisitMissedBody, VisitTargetBody } from '@chibo/contracts';
import type { Notice } from '@chibo/domain';
import { vietnamDay, whyNotDone, whyNotPlanned } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { Not } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { NoticesService } from '../notices/notices.service';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';
import { VisitActs, visitSubject } from './visit-acts';
import { VisitReader } from './visit-reader';
import type { VisitMember } from './visit.entities';
import { Visit, VisitFinding, VisitPlace, VisitTarget } from './visit.entities';
import { placesOf } from './visit-places';

/** The plan of a committee's working group, and whether each visit took place. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly acts: VisitActs,
    private readonly reader: VisitReader,
    private readonly notices: NoticesService,
  ) {}

  async setTarget(actor: Actor, body: VisitTargetBody): Promise<VisitsView> {
    const { organizationId, quarter, cells, committees } = body;
    await this.access.require('planVisits', actor, organizationId);
    await this.database.writeInTurn(`visits:${organizationId}`, async (manager) => {
      const found = await manager.findOneBy(VisitTarget, { organizationId, quarter });
      const before = found && { cells: found.cells, committees: found.committees };
      await manager.delete(VisitTarget, { organizationId, quarter });
      await manager.insert(VisitTarget, { id: newId(), organizationId, quarter, cells, committees });
      const payload = { quarter, before, after: { cells, committees } };
      const subject = { type: 'organization', id: organizationId } as const;
      await this.audit.record(manager, actor, 'visit.target-set', subject, payload);
    });
    return this.reader.list(actor, { organizationId, quarter });
  }

  async plan(actor: Actor, body: PlanVisitBody): Promise<VisitView> {
    const { committeeId, organizationId, quarter, plannedOn } = body;
    await this.access.require('planVisits', actor, committeeId);
    refuse('plannedOn', whyNotPlanned(quarter, plannedOn));
    const id = newId();
    await this.database.writeInTurn(`visits:${committeeId}`, async (manager) => {
      const { isCell, name } = await this.below(manager, committeeId, organizationId);
      await refuseTwice(manager, { committeeId, organizationId, plannedOn });
      const members = await this.members(manager, committeeId, body.members);
      await manager.insert(Visit, {
        id,
        committeeId,
        organizationId,
        kind: isCell ? 'CELL' : 'COMMITTEE',
        quarter,
        plannedOn,
        members,
        state: 'PLANNED',
        reason: null,
        doneOn: null,
        assessmentId: null,
        pending: null,
        version: 1,
        createdBy: actor.accountId ?? '',
        createdAt: this.clock.now().toISOString(),
      });
      await this.keepPlaces(manager, { id, organizationId, plannedOn, doneOn: null, members });
      const payload = { committeeId, organizationId, quarter, plannedOn, members: members.map(({ name }) => name) };
      await this.audit.record(manager, actor, 'visit.planned', { type: 'visit', id }, payload);
      await this.tellMembers(manager, actor, { id, name, plannedOn, members, version: 1 });
    });
    return this.reader.view(actor, id);
  }

  /** Another day while it is planned, other members while no score was given. */
  async change(actor: Actor, id: string, version: number, body: ChangeVisitBody): Promise<VisitView> {
    const visit = await this.acts.permitted(actor, id);
    const plannedOn = body.plannedOn ?? visit.plannedOn;
    if (plannedOn !== visit.plannedOn && visit.state !== 'PLANNED')
      throw wrongState('Lượt dự đã ghi kết quả nên không đổi ngày dự kiến.');
    refuse('plannedOn', whyNotPlanned(visit.quarter, plannedOn));
    refuseObserved(visit);
    return this.acts.act(actor, id, async (manager) => {
      await refuseTwice(manager, { ...visit, plannedOn }, id);
      const members = body.members ? await this.members(manager, visit.committeeId, body.members) : visit.members;
      await this.acts.change(manager, visit, version, { plannedOn, members });
      await this.keepPlaces(manager, { ...visit, plannedOn, members });
      const before = { plannedOn: visit.plannedOn, members: visit.members };
      const payload = { before, after: { plannedOn, members } };
      await this.audit.record(manager, actor, 'visit.changed', visitSubject(visit), payload);
      const moved = plannedOn !== visit.plannedOn;
      if (moved) await this.notices.takeBack(manager, `visit:${id}:`);
      const [{ name } = { name: '' }] = await pathOn(manager, visit.organizationId, vietnamDay(this.clock.now()));
      const told = moved ? members : newOf(members, visit.members);
      await this.tellMembers(manager, actor, { id, name, plannedOn, members: told, version: version + 1 });
    });
  }

  /** Takes back what was planned by mistake: no row is left of it but that of the audit. */
  async withdraw(actor: Actor, id: string, version: number): Promise<void> {
    const visit = await this.acts.permitted(actor, id);
    if (visit.state !== 'PLANNED') throw wrongState('Lượt dự đã ghi kết quả nên không rút khỏi kế hoạch được.');
    await this.acts.withCurrent(actor, id, async (manager) => {
      await this.acts.remove(manager, visit, version);
      await manager.delete(VisitPlace, { visitId: visit.id });
      const { committeeId, organizationId, quarter, plannedOn } = visit;
      const members = visit.members.map(({ name }) => name);
      const payload = { committeeId, organizationId, quarter, plannedOn, members };
      await this.audit.record(manager, actor, 'visit.withdrawn', visitSubject(visit), payload);
      await this.notices.takeBack(manager, `visit:${id}:`);
    });
  }

  async done(actor: Actor, id: string, version: number, { doneOn }: VisitDoneBody): Promise<VisitView> {
    const visit = await this.acts.permitted(actor, id);
    refuseObserved(visit);
    refuse('doneOn', whyNotDone(visit.quarter, doneOn, vietnamDay(this.clock.now())));
    return this.acts.act(actor, id, async (manager) => {
      await refuseWithFindings(manager, visit);
      await this.acts.change(manager, visit, version, { state: 'DONE', doneOn, reason: null });
      await this.keepPlaces(manager, { ...visit, doneOn });
      const payload = { before: visit.state, after: 'DONE', doneOn };
      await this.audit.record(manager, actor, 'visit.done', visitSubject(visit), payload);
    });
  }

  async missed(actor: Actor, id: string, version: number, { reason }: VisitMissedBody): Promise<VisitView> {
    const visit = await this.acts.permitted(actor, id);
    refuseObserved(visit);
    return this.acts.act(actor, id, async (manager) => {
      await refuseWithFindings(manager, visit);
      await this.acts.change(manager, visit, version, { state: 'MISSED', doneOn: null, reason });
      const payload = { before: visit.state, after: 'MISSED', reason };
      await this.audit.record(manager, actor, 'visit.missed', visitSubject(visit), payload);
    });
  }

  /** Adds who is named now; whoever was named before stays. */
  private async keepPlaces(manager: EntityManager, visit: Parameters<typeof placesOf>[0]): Promise<void> {
    for (const place of placesOf(visit, this.clock.now().toISOString())) {
      const { visitId, accountId, month } = place;
      if (!(await manager.existsBy(VisitPlace, { visitId, accountId, month }))) await manager.insert(VisitPlace, place);
    }
  }

  /** Those with an account: the day as it is with this version of the visit. */
  private async tellMembers(
    manager: EntityManager,
    { accountId: by }: Actor,
    visit: Pick<Visit, 'id' | 'plannedOn' | 'members' | 'version'> & { name: string },
  ): Promise<void> {
    const { id, name, plannedOn, members, version } = visit;
    const notice: Notice = { kind: 'VISIT', visitId: id, name, plannedOn };
    const told = members.flatMap(({ accountId }) =>
      accountId && accountId !== by ? [{ accountId, key: `visit:${id}:${version}`, notice }] : [],
    );
    await this.notices.tell(manager, told);
  }

  /** The organisation that is visited stands below the committee today. */
  private async below(manager: EntityManager, committeeId: string, organizationId: string): Promise<OrganizationNode> {
    const path = await pathOn(manager, organizationId, vietnamDay(this.clock.now()));
    if (path.findIndex(({ id }) => id === committeeId) > 0) return path[0];
    throw Refusal.badRequest([
      { field: 'organizationId', text: 'Tổ công tác chỉ dự họp của tổ chức đảng thuộc phạm vi cấp ủy mình.' },
    ]);
  }

  /** At least one, and accounts only of the committee's own officers: the others could not give a score. */
  private async members(
    manager: EntityManager,
    committeeId: string,
    items: PlanVisitBody['members'],
  ): Promise<VisitMember[]> {
    if (items.length === 0) refuse('members', 'Tổ công tác cần ít nhất một thành viên.');
    const officers = new Set((await this.reader.officers(manager, committeeId)).map(({ accountId }) => accountId));
    const stranger = items.find(({ accountId }) => accountId && !officers.has(accountId));
    if (stranger) refuse('members', `Tài khoản của đồng chí ${stranger.name} không phải cán bộ của cấp ủy này.`);
    return items.map(({ name, accountId }) => (accountId ? { name, accountId } : { name }));
  }
}

function newOf(members: VisitMember[], before: VisitMember[]): VisitMember[] {
  const known = new Set(before.map(({ accountId }) => accountId));
  return members.filter(({ accountId }) => !known.has(accountId));
}

function refuse(field: string, text: string | undefined): void {
  if (text) throw Refusal.badRequest([{ field, text }]);
}

function wrongState(text: string): Refusal {
  return Refusal.conflict('WRONG_STATE', text);
}

function refuseObserved({ assessmentId, pending }: Visit): void {
  if (assessmentId || pending) throw wrongState('Lượt dự đã có điểm quan sát nên không sửa được nữa.');
}

async function refuseWithFindings(manager: EntityManager, { id }: Visit): Promise<void> {
  if (await manager.existsBy(VisitFinding, { visitId: id }))
    throw wrongState('Lượt dự đã có phát hiện ghi lại nên không đổi kết quả được nữa.');
}

async function refuseTwice(
  manager: EntityManager,
  { committeeId, organizationId, plannedOn }: Pick<Visit, 'committeeId' | 'organizationId' | 'plannedOn'>,
  id = '',
): Promise<void> {
  const same = { committeeId, organizationId, plannedOn, state: Not('MISSED' as const), id: Not(id) };
  if (await manager.existsBy(Visit, same)) refuse('plannedOn', 'Kế hoạch đã có lượt dự này trong ngày đó.');
}
