import type { Room } from '../room';
import { PeriodClasses } from './period-classes';
import { ClosedMonths } from './closed-months.service';
import { CommentariesController } from './commentaries.controller';
import { Commentaries } from './commentaries.service';
import { PeriodFactsService } from './facts.service';
import { PeriodRankingsService } from './period-rankings.service';
import { PeriodScopes } from './period-scopes';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';
import { ReportTables } from './report-tables.controller';

/** What the service takes of this room. */
export const REPORTS: Room = {
  controllers: [CommentariesController, ReportTables, ReportsController],
  providers: [
    ClosedMonths,
    Commentaries,
    PeriodFactsService,
    PeriodClasses,
    PeriodRankingsService,
    PeriodScopes,
    ReportsService,
  ],
};
