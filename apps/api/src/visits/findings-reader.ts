import { Injectable } from '@nestjs/common';
import type { FindingView, OwnFindingView } from '@chibo/contracts';
import { addDays, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In, IsNull, MoreThan } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { OrganizationNode } from '../organizations/tree';
import { lastBefore } from '../organizations/tree';
import { Visit, VisitFinding } from './visit.entities';

/** So long a closed action stays in sight of those who did it. Days. */
const SHOWN_DAYS = 90;

/** What working groups found, for one visit and for the organisation that was visited. */
@Injectable()
export class FindingsReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  /** Of an organisation's own meetings: all that is open, by its day, then what was closed lately. Never a score. */
  async of(actor: Actor, organizationId: string): Promise<OwnFindingView[]> {
    await this.access.require('readFindings', actor, organizationId);
    return this.database.read(async (manager) => {
      const visits = await manager.findBy(Visit, { organizationId });
      const byId = new Map(visits.map((visit) => [visit.id, visit]));
      const findings = await this.shown(manager, [...byId.keys()]);
      const committees = await this.committees(manager, visits);
      const names = await authorsOf(manager, findings);
      const today = vietnamDay(this.clock.now());
      return findings.map((finding) => {
        const { committeeId = '', doneOn } = byId.get(finding.visitId) ?? {};
        const committeeName = committees.get(committeeId)?.name ?? '';
        return { ...findingView(finding, names, today), committeeName, doneOn: doneOn ?? '' };
      });
    });
  }

  private async shown(manager: EntityManager, visitIds: string[]): Promise<VisitFinding[]> {
    const since = addDays(vietnamDay(this.clock.now()), -SHOWN_DAYS);
    const order = { dueOn: 'ASC', createdAt: 'ASC', id: 'ASC' } as const;
    const visitId = In(visitIds);
    const open = await manager.find(VisitFinding, { where: { visitId, doneAt: IsNull() }, order });
    const closed = await manager.find(VisitFinding, { where: { visitId, doneAt: MoreThan(since) }, order });
    return [...open, ...closed];
  }

  private committees(manager: EntityManager, visits: Visit[]): Promise<Map<string, OrganizationNode>> {
    const ids = [...new Set(visits.map(({ committeeId }) => committeeId))];
    return lastBefore(manager, ids, addDays(vietnamDay(this.clock.now()), 1));
  }
}

export function findingView(finding: VisitFinding, names: Map<string, string>, today: string): FindingView {
  const { id, words, action, owner, dueOn, createdBy, doneAt, doneBy } = finding;
  return {
    id,
    words,
    action,
    owner,
    dueOn,
    by: names.get(createdBy) ?? '',
    done: doneAt ? { at: doneAt, by: names.get(doneBy ?? '') ?? '' } : undefined,
    overdue: !doneAt && dueOn < today,
  };
}

/** Names of those who wrote and closed them. */
export function authorsOf(manager: EntityManager, findings: VisitFinding[]): Promise<Map<string, string>> {
  return displayNames(
    manager,
    findings.flatMap(({ createdBy, doneBy }) => [createdBy, doneBy]),
  );
}
