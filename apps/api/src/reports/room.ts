import type { Room } from '../room';
import { PeriodRankingsService } from './period-rankings.service';
import { PeriodScopes } from './period-scopes';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';

/** What the service takes of this room. */
export const REPORTS: Room = {
  controllers: [ReportsController],
  providers: [PeriodRankingsService, PeriodScopes, ReportsService],
};
