import { Injectable } from '@nestjs/common';
import type { ReportRankingView } from '@chibo/contracts';
import { ReportRankingQuery } from '@chibo/contracts';
import { foldVietnamese, leastRated } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { openedMonths } from '../cell-months/desk';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { sql } from '../db/sql';
import { CardReadings } from '../scorecards/card-readings';
import { decidedCards } from './period-cells';
import type { PeriodScope } from './period-rows';
import { nodeOn, PeriodScopes } from './period-scopes';
import { partOf } from './report-part';
import { countSets, rankedCellsOf, rankedOrganizationsOf } from './period-standings';

const PAGE_SIZE = 100;

/** Branches and organisations ranked over a period by declared keys. Missing is not zero: too few months have no rank. */
@Injectable()
export class PeriodRankingsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scopes: PeriodScopes,
    private readonly readings: CardReadings,
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
    const { view, shown } = await this.database.read(async (manager) => {
      const { id, name } = await nodeOn(manager, scope);
      const opened = await openedMonths(manager);
      const months = scope.months.filter((month) => opened.includes(month)).length;
      const least = query.least ?? leastRated(months);
      const peers = query.peers ?? 'ALIKE';
      const at = { limit: pageSize, offset: (page - 1) * pageSize };
      const view: ReportRankingView = {
        period: query.period,
        organization: { id, name },
        months,
        least,
        peers,
        part: await partOf(manager, scope),
        ...(await rankedCellsOf(manager, scope, { least, peers, words, ...at })),
        page,
        pageSize,
        organizations: await rankedOrganizationsOf(manager, scope, { least, peers }),
        sets: await countSets(manager, scope),
        at: this.clock.now().toISOString(),
      };
      return { view, shown: await shownCards(manager, scope, view) };
    });
    await this.readings.note(actor, shown);
    return view;
  }
}

/** A branch's mean gives its scores away. Branches named one by one stand on the page, or directly under the committee. */
function shownCards(manager: EntityManager, scope: PeriodScope, { cells }: ReportRankingView): Promise<string[]> {
  const named = cells.filter(({ n }) => n > 0).map(({ id }) => id);
  const direct = sql`r.child_id = r.cell_id`;
  return decidedCards(manager, scope, named.length > 0 ? sql`(${direct} OR r.cell_id IN (${named}))` : direct);
}
