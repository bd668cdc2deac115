import type { Room } from '../room';
import { RankingsController } from './rankings.controller';
import { RankingsService } from './rankings.service';

/** What the service takes of this room. */
export const RANKINGS: Room = {
  controllers: [RankingsController],
  providers: [RankingsService],
};
