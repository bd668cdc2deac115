import type { Room } from '../room';
import { QualityController } from './quality.controller';
import { QualityService } from './quality.service';
import { ScoreGapsService } from './score-gaps.service';
import { ScoreGapTables } from './score-gap-tables.controller';

/** What the service takes of this room. */
export const QUALITY: Room = {
  controllers: [ScoreGapTables, QualityController],
  providers: [QualityService, ScoreGapsService],
};
