import { Injectable } from '@nestjs/common';
import type { ReportRankingView } from '@chibo/contracts';
import { ReportRankingQuery } from '@chibo/contracts';
import { foldVietnamese, leastRated } from '@chibo/domain';
import type { Actor } from '../accounts/actor';
import { openedMonths } from '../cell-months/desk';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { nodeOn, PeriodScopes } from './period-scopes';
import { countSets, rankedCellsOf, rankedOrganizationsOf } from './period-standings';

const PAGE_SIZE = 100;

/** Branches and organisations ranked over a period by declared keys. Missing is not zero: too few months have no rank. */
@Injectable()
export class PeriodRankingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scopes: PeriodScopes,
  ) {}

  ranking(actor: Actor, query: ReportRankingQuery): Promise<ReportRankingView> {
    return this.read(actor, query, PAGE_SIZE);
  }

  /** With all branches that were found, for files. */
  async whole(actor: Actor, query: ReportRankingQuery): Promise<ReportRankingView> {
    const view = await this.read(actor, { ...query, page: 1 }, MOST_LISTED);
    requireListable(view.total);
    return view;
  }

  private async read(actor: Actor, query: ReportRankingQuery, pageSize: number): Promise<ReportRankingView> {
    const scope = await this.scopes.of('readRanking', actor, query);
    const page = query.page ?? 1;
    const words = foldVietnamese(query.q ?? '');
    return this.database.read(async (manager) => {
      const { id, name } = await nodeOn(manager, scope);
      const opened = await openedMonths(manager);
      const months = scope.months.filter((month) => opened.includes(month)).length;
      const least = query.least ?? leastRated(months);
      const at = { limit: pageSize, offset: (page - 1) * pageSize };
      return {
        period: query.period,
        organization: { id, name },
        months,
        least,
        ...(await rankedCellsOf(manager, scope, { least, words, ...at })),
        page,
        pageSize,
        organizations: await rankedOrganizationsOf(manager, scope, least),
        sets: await countSets(manager, scope),
        at: this.clock.now().toISOString(),
      };
    });
  }
}
