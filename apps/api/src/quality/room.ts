import type { Room } from '../room';
import { QualityController } from './quality.controller';
import { QualityService } from './quality.service';
import { ScoreGapsService } from './score-gaps.service';

/** What the service takes of this room. */
export const QUALITY: Room = {
  controllers: [QualityController],
  providers: [QualityService, ScoreGapsService],
};
