import type { Room } from '../room';
import { RankingsController } from './rankings.controller';
import { RankingsService } from './rankings.service';
import { RankingTables } from './ranking-tables.controller';

/** What the service takes of this room. */
export const RANKINGS: Room = {
  controllers: [RankingTables, RankingsController],
  providers: [RankingsService],
};
