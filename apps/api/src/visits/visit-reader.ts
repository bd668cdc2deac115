import { Injectable } from '@nestjs/common';
import type { VisitsView, VisitView } from '@chibo/contracts';
import { VisitsQuery } from '@chibo/contracts';
import {
  addDays,
  allows,
  coverageText,
  VISIT_STATE_LABEL,
  vietnamDay,
  visitCoverage,
  whyNotObserved,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { OFFICE, peopleIn } from '../accounts/acting';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';
import { lastBefore } from '../organizations/tree';
import { authorsOf, findingView } from './findings-reader';
import { Visit, VisitFinding, VisitTarget } from './visit.entities';

/** Visits as pages read them. */
@Injectable()
export class VisitReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  /** A committee's plan of one quarter, and what came of it. */
  async list(actor: Actor, { organizationId, quarter }: VisitsQuery): Promise<VisitsView> {
    const standings = await this.access.require('readVisits', actor, organizationId);
    return this.database.read(async (manager) => {
      const where = { committeeId: organizationId, quarter };
      const visits = await manager.find(Visit, { where, order: { plannedOn: 'ASC', id: 'ASC' } });
      const target = await manager.findOneBy(VisitTarget, { organizationId, quarter });
      const coverage = visitCoverage(visits);
      const nodes = await this.nodes(manager, [organizationId]);
      return {
        organization: { id: organizationId, name: nodes.get(organizationId)?.name ?? '' },
        quarter,
        target: target ? { cells: target.cells, committees: target.committees } : undefined,
        coverage: { ...coverage, text: coverageText(coverage) },
        ofYear: await yearCoverage(manager, organizationId, Number(quarter.slice(0, 4))),
        visits: await this.views(manager, actor, standings, visits),
        officers: await this.officers(manager, organizationId),
        mayPlan: mayPlan(standings),
      };
    });
  }

  async view(actor: Actor, id: string): Promise<VisitView> {
    return this.database.read(async (manager) => {
      const visit = await manager.findOneBy(Visit, { id });
      if (!visit) throw Refusal.notFound('lượt dự');
      const standings = await this.access.require('readVisits', actor, visit.committeeId);
      const [view] = await this.views(manager, actor, standings, [visit]);
      return view;
    });
  }

  /** Accounts that act as officers of this committee today: those who can be members with an account. */
  officers(manager: EntityManager, committeeId: string): Promise<VisitsView['officers']> {
    return peopleIn(manager, committeeId, OFFICE, vietnamDay(this.clock.now()));
  }

  private async views(
    manager: EntityManager,
    actor: Actor,
    standings: Standing[],
    visits: Visit[],
  ): Promise<VisitView[]> {
    const findings = await manager.find(VisitFinding, {
      where: { visitId: In(visits.map(({ id }) => id)) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const nodes = await this.nodes(
      manager,
      visits.flatMap(({ committeeId, organizationId }) => [committeeId, organizationId]),
    );
    const names = await authorsOf(manager, findings);
    const today = vietnamDay(this.clock.now());
    return visits.map((visit) => ({
      ...asView(visit, nodes),
      findings: findings
        .filter(({ visitId }) => visitId === visit.id)
        .map((finding) => findingView(finding, names, today)),
      mayPlan: mayPlan(standings),
      whyNotObserve: whyNotObserved(visit, actor.accountId ?? ''),
    }));
  }

  /** By their names of today; of one that no longer exists, its last. */
  private nodes(manager: EntityManager, ids: string[]): Promise<Map<string, OrganizationNode>> {
    return lastBefore(manager, [...new Set(ids)], addDays(vietnamDay(this.clock.now()), 1));
  }
}

async function yearCoverage(manager: EntityManager, committeeId: string, year: number): Promise<VisitsView['ofYear']> {
  const [{ cells, committees }] = await manager.sql<{ cells: number; committees: number }[]>`
    SELECT count(DISTINCT CASE kind WHEN 'CELL' THEN organization_id END) AS cells,
      count(DISTINCT CASE kind WHEN 'COMMITTEE' THEN organization_id END) AS committees
    FROM visit WHERE committee_id = ${committeeId} AND state = 'DONE'
      AND quarter >= ${`${year}-Q1`} AND quarter <= ${`${year}-Q4`}`;
  const coverage = { cells: Number(cells), committees: Number(committees) };
  return { year, ...coverage, text: coverageText(coverage) };
}

function mayPlan(standings: Standing[]): boolean {
  return standings.some(({ role, relation }) => allows('planVisits', role, relation));
}

function asView(
  visit: Visit,
  nodes: Map<string, OrganizationNode>,
): Omit<VisitView, 'findings' | 'mayPlan' | 'whyNotObserve'> {
  const [committee, organization] = [nodes.get(visit.committeeId), nodes.get(visit.organizationId)];
  return {
    id: visit.id,
    version: visit.version,
    committee: { id: visit.committeeId, name: committee?.name ?? '' },
    organization: {
      id: visit.organizationId,
      name: organization?.name ?? '',
      kindLabel: organization?.kindLabel ?? '',
    },
    kind: visit.kind,
    quarter: visit.quarter,
    plannedOn: visit.plannedOn,
    members: visit.members,
    state: visit.state,
    stateLabel: VISIT_STATE_LABEL[visit.state],
    doneOn: visit.doneOn ?? undefined,
    reason: visit.reason ?? undefined,
    observed: visit.assessmentId !== null || visit.pending !== null,
    waitsForCard: visit.pending !== null,
  };
}
