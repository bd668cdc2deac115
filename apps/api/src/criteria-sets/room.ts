import type { Room } from '../room';
import { CriteriaSetsController } from './criteria-sets.controller';
import { CriteriaSetsService } from './criteria-sets.service';
import { OwnMinimums } from './own-minimums';
import { PublishedSets } from './published-sets';

/** What the service takes of this room. */
export const CRITERIA_SETS: Room = {
  controllers: [CriteriaSetsController],
  providers: [CriteriaSetsService, OwnMinimums, PublishedSets],
};
