import type { Room } from '../room';
import { CommendationTables } from './commendation-tables.controller';
import { CommendationsController } from './commendations.controller';
import { CommendationsService } from './commendations.service';

/** What the service takes of this room. */
export const COMMENDATIONS: Room = {
  controllers: [CommendationTables, CommendationsController],
  providers: [CommendationsService],
};
