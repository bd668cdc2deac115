import type { Room } from '../room';
import { FindingsReader } from './findings-reader';
import { FindingsService } from './findings.service';
import { ObservationsService } from './observations.service';
import { ObservedMeetings } from './observed-meeting';
import { ObservedScores } from './observed-scores';
import { ProposalsService } from './proposals.service';
import { UnvisitedPlaces } from './unvisited.service';
import { VisitActs } from './visit-acts';
import { VisitReader } from './visit-reader';
import { VisitsController } from './visits.controller';
import { VisitsService } from './visits.service';
import { VisitTables } from './visit-tables.controller';
import { WaitingObservations } from './waiting-observations';

/** What the service takes of this room. */
export const VISITS: Room = {
  controllers: [VisitTables, VisitsController],
  providers: [
    FindingsReader,
    FindingsService,
    ObservationsService,
    ObservedMeetings,
    ObservedScores,
    ProposalsService,
    UnvisitedPlaces,
    VisitActs,
    VisitReader,
    VisitsService,
    WaitingObservations,
  ],
};
