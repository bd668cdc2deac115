import { Injectable } from '@nestjs/common';
import type { UnvisitedView } from '@chibo/contracts';
import { UnvisitedQuery } from '@chibo/contracts';
import { coverageText, daysOfQuarter, foldVietnamese, vietnamDay } from '@chibo/domain';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { pathOn } from '../organizations/tree';
import type { UnvisitedScope } from './unvisited-rows';
import { countUnvisited, coverageUnder, unvisitedRows } from './unvisited-rows';

const PAGE_SIZE = 100;

/** Where a committee's working group has not been. */
@Injectable()
export class UnvisitedPlaces {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
  ) {}

  list(actor: Actor, query: UnvisitedQuery): Promise<UnvisitedView> {
    return this.read(actor, query, PAGE_SIZE);
  }

  /** All that are found, for files. */
  whole(actor: Actor, query: UnvisitedQuery): Promise<UnvisitedView> {
    return this.read(actor, { ...query, page: 1 }, MOST_LISTED);
  }

  private async read(actor: Actor, query: UnvisitedQuery, pageSize: number): Promise<UnvisitedView> {
    const { organizationId, quarter, span = 'QUARTER', page = 1, kind, q = '', sort, order } = query;
    await this.access.require('readVisits', actor, organizationId);
    const scope = scopeOf(query, vietnamDay(this.clock.now()));
    const wanted = { kind, words: foldVietnamese(q), sort, order };
    return this.database.read(async (manager) => {
      const [node] = await pathOn(manager, organizationId, scope.day);
      if (!node) throw Refusal.notFound('cấp ủy');
      const total = await countUnvisited(manager, scope, wanted);
      if (pageSize === MOST_LISTED) requireListable(total);
      const rows = await unvisitedRows(manager, scope, wanted, { limit: pageSize, offset: (page - 1) * pageSize });
      const { existing, unvisited } = await coverageUnder(manager, scope);
      return {
        organization: { id: organizationId, name: node.name },
        ...{ quarter, span, rows, total, page, pageSize },
        unvisited: { ...unvisited, text: coverageText(unvisited) },
        existing: { ...existing, text: coverageText(existing) },
        at: this.clock.now().toISOString(),
      };
    });
  }
}

/** By the register of the last day of the quarter or year, or of today while that has not come. */
function scopeOf({ organizationId, quarter, span }: UnvisitedQuery, today: string): UnvisitedScope {
  const year = quarter.slice(0, 4);
  const [from, to] = span === 'YEAR' ? [`${year}-Q1`, `${year}-Q4`] : [quarter, quarter];
  const { last } = daysOfQuarter(to);
  return { committeeId: organizationId, from, to, day: last < today ? last : today };
}
