import { Injectable } from '@nestjs/common';
import type { IndicatorOrganizationsView, IndicatorOverview, IndicatorStanding } from '@chibo/contracts';
import { IndicatorOrganizationsQuery, IndicatorOverviewQuery } from '@chibo/contracts';
import type { IndicatorValue } from '@chibo/domain';
import {
  againstTarget,
  allows,
  isReached,
  monthOf,
  monthsSpanned,
  periodsDue,
  periodsWithin,
  vietnamDay,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { requireListable } from '../cell-months/whole-lists';
import { deskOf } from '../cell-months/desk';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';
import { pathOn } from '../organizations/tree';
import { countGrassroots, grassrootsUnder } from './entrants';
import { countOrganizations, organizationsOf, sumsOf } from './indicator-sums';
import type { OrganizationsScope } from './indicator-sums';
import type { Indicator } from './indicator.entities';
import { closingsOf, dayOf, indicatorsOf, indicatorWith, requirePeriod, viewOf } from './indicator-reader';

const PAGE_SIZE = 100;

/** What is asked: a committee as it stood, and a period. */
interface Asked {
  path: readonly OrganizationNode[];
  period: string;
  day: string;
  today: string;
}

/** What the indicators of a committee came to in a period, summed up the tree by the database, against their targets. */
@Injectable()
export class IndicatorOverviews {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  async overview(
    actor: Actor,
    { organizationId = deskOf(actor), period }: IndicatorOverviewQuery,
  ): Promise<IndicatorOverview> {
    const standings = await this.access.require('readIndicators', actor, organizationId);
    const today = vietnamDay(this.clock.now());
    requirePeriod(period, today);
    return this.database.read(async (manager) => {
      const day = dayOf(period, today);
      const path = await this.pathOf(manager, organizationId, day);
      const asked = { path, period, day, today };
      const rows = await this.standings(manager, asked);
      const may = (right: 'manageIndicators' | 'enterIndicators'): boolean =>
        standings.some(({ role, relation }) => allows(right, role, relation));
      const closed = (await closingsOf(manager, [organizationId], period)).get(organizationId);
      const own = rows.some(({ indicator }) => indicator.committee.id === organizationId);
      return {
        organization: { id: path[0].id, name: path[0].name },
        period,
        rows,
        ...(closed ? { closed } : {}),
        mayClose: may('manageIndicators') && own,
        mayManage: may('manageIndicators') && !path[0].isCell,
        mayEnter: may('enterIndicators'),
        at: this.clock.now().toISOString(),
      };
    });
  }

  /** Organisation by organisation, of one indicator: also who has not entered it. */
  organizations(actor: Actor, id: string, query: IndicatorOrganizationsQuery): Promise<IndicatorOrganizationsView> {
    return this.listed(actor, id, query, PAGE_SIZE);
  }

  /** All that are found, for files. */
  async whole(actor: Actor, id: string, query: IndicatorOrganizationsQuery): Promise<IndicatorOrganizationsView> {
    return this.listed(actor, id, { ...query, page: 1 });
  }

  private async listed(
    actor: Actor,
    id: string,
    { organizationId = deskOf(actor), period, q, only, page = 1 }: IndicatorOrganizationsQuery,
    size?: number,
  ): Promise<IndicatorOrganizationsView> {
    await this.access.require('readIndicators', actor, organizationId);
    const today = vietnamDay(this.clock.now());
    requirePeriod(period, today);
    return this.database.read(async (manager) => {
      const day = dayOf(period, today);
      const path = await this.pathOf(manager, organizationId, day);
      const indicator = await indicatorWith(manager, id);
      const keeper = path.find((node) => node.id === indicator.committeeId);
      if (!keeper) throw Refusal.notFound('chỉ tiêu này ở cấp ủy đang xem');
      const expected = entriesEach(indicator, period, today);
      const scope: OrganizationsScope = {
        ...{ indicator, organizations: entrantsOf(indicator, { path, period, day, today }), period, day },
        ...{ q, fewerThan: only === 'MISSING' ? expected : undefined },
      };
      const total = await countOrganizations(manager, scope);
      if (size === undefined) requireListable(total);
      const limit = size ?? total;
      const organizations = await organizationsOf(manager, scope, { limit, offset: (page - 1) * limit });
      return { indicator: viewOf(indicator, keeper.name), expected, organizations, total, page, pageSize: limit };
    });
  }

  private async pathOf(manager: EntityManager, id: string, day: string): Promise<readonly OrganizationNode[]> {
    const path = await pathOn(manager, id, day);
    if (path.length === 0) throw Refusal.notFound('tổ chức đảng trong kỳ này');
    return path;
  }

  private async standings(manager: EntityManager, asked: Asked): Promise<IndicatorStanding[]> {
    const { path, period, day, today } = asked;
    const rows = (await indicatorsOf(manager, path)).filter((row) => isAsked(row, asked));
    const names = new Map(path.map(({ id, name }) => [id, name]));
    const grassroots = rows.filter(({ entrant }) => entrant === 'GRASSROOTS');
    const organizations = grassroots.length > 0 ? await countGrassroots(manager, path, day) : 0;
    const idsOf = (of: readonly Indicator[]): string[] => of.map(({ id }) => id);
    const own = rows.filter(({ entrant }) => entrant === 'COMMITTEE');
    const sums = new Map([
      ...(await sumsOf(manager, idsOf(grassroots), grassrootsUnder(path, day), period)),
      ...(await sumsOf(manager, idsOf(own), itself(path[0].id), period)),
    ]);
    const standing = (row: Indicator): IndicatorStanding => {
      const { value, entered = 0 } = sums.get(row.id) ?? {};
      const many = row.entrant === 'COMMITTEE' ? 1 : organizations;
      return {
        indicator: viewOf(row, names.get(row.committeeId) ?? ''),
        ...(value ? { value } : {}),
        entered,
        expected: many * entriesEach(row, period, today),
        organizations: many,
        targets: row.committeeId === path[0].id ? targetsOf(row, period, value) : [],
      };
    };
    return rows.map(standing).filter(({ indicator, entered }) => !indicator.retired || entered > 0);
  }
}

/** It has periods in the one that is asked for, or a target of just that one; what a committee enters is its own. */
function isAsked(row: Indicator, { path, period }: Asked): boolean {
  if (row.entrant === 'COMMITTEE' && row.committeeId !== path[0].id) return false;
  return periodsWithin(row.period, period) > 0;
}

function entriesEach({ period: kind, sum }: Indicator, period: string, today: string): number {
  const due = periodsDue(kind, period, monthOf(today));
  return sum === 'LAST' ? Math.min(due, 1) : due;
}

function entrantsOf(indicator: Indicator, { path, day }: Asked): Sql {
  return indicator.entrant === 'COMMITTEE' ? itself(path[0].id) : grassrootsUnder(path, day);
}

function itself(id: string): Sql {
  return sql`SELECT o.id FROM organization o WHERE o.id = ${id}`;
}

/** Targets are the committee's for all of its tree: of a part below nothing is asked. */
function targetsOf(row: Indicator, period: string, value: IndicatorValue | undefined): IndicatorStanding['targets'] {
  const asked = monthsSpanned(period);
  const same = row.targets.filter((target) => {
    const { from, to } = monthsSpanned(target.period);
    return from === asked.from && to === asked.to;
  });
  return same.map((target) => {
    if (!value) return { ...target };
    const against = againstTarget(row, value, target);
    const reached = isReached(row, value, target);
    return { ...target, ...(reached === undefined ? {} : { reached }), ...(against ? { against } : {}) };
  });
}
