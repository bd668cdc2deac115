import { Injectable } from '@nestjs/common';
import type { ReportFactsQuery, ReportFactsView } from '@chibo/contracts';
import { foldVietnamese } from '@chibo/domain';
import type { Actor } from '../accounts/actor';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { countFactCells, factsOfCells, factsOfOrganizations } from './fact-sums';
import { partOf } from './report-part';
import { nodeOn, PeriodScopes } from './period-scopes';

const PAGE_SIZE = 100;

/** The figures of six months or a year, summed by the database from what the cards say. */
@Injectable()
export class PeriodFactsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scopes: PeriodScopes,
  ) {}

  /** A page of the branches, and all direct subordinates. */
  view(actor: Actor, query: ReportFactsQuery): Promise<ReportFactsView> {
    return this.read(actor, query, PAGE_SIZE);
  }

  /** With all branches that were found, for files. */
  async whole(actor: Actor, query: ReportFactsQuery): Promise<ReportFactsView> {
    const view = await this.read(actor, { ...query, page: 1 }, MOST_LISTED);
    requireListable(view.found);
    return view;
  }

  private async read(actor: Actor, query: ReportFactsQuery, pageSize: number): Promise<ReportFactsView> {
    const scope = await this.scopes.of('readMonth', actor, query);
    const words = foldVietnamese(query.q ?? '');
    const page = query.page ?? 1;
    const { sort, order } = query;
    return this.database.read(async (manager) => {
      const { name } = await nodeOn(manager, scope);
      return {
        period: query.period,
        organization: { id: scope.organizationId, name },
        part: await partOf(manager, scope),
        cells: await factsOfCells(manager, scope, {
          ...{ words, sort, order },
          limit: pageSize,
          offset: (page - 1) * pageSize,
        }),
        found: await countFactCells(manager, scope, words),
        page,
        pageSize,
        ...(await factsOfOrganizations(manager, scope)),
        at: this.clock.now().toISOString(),
      };
    });
  }
}
