import type { Room } from '../room';
import { DeadlinesController } from './deadlines.controller';
import { DeadlinesService } from './deadlines.service';
import { ExcusesController } from './excuses.controller';
import { ExcusesService } from './excuses.service';
import { LeaveService } from './leave.service';
import { MonthObligationsController } from './month-obligations.controller';
import { MonthObligations } from './month-obligations.service';
import { ObligationMoves } from './obligation-moves.service';
import { ObligationsController } from './obligations.controller';
import { ObligationsService } from './obligations.service';
import { PastMonthsController } from './past-months.controller';
import { PastMonthsService } from './past-months.service';
import { PastResultsService } from './past-results.service';
import { SendingLocks } from './sending-locks';

/** What the service takes of this room. */
export const OBLIGATIONS: Room = {
  controllers: [
    DeadlinesController,
    ExcusesController,
    MonthObligationsController,
    ObligationsController,
    PastMonthsController,
  ],
  providers: [
    DeadlinesService,
    ExcusesService,
    LeaveService,
    MonthObligations,
    ObligationMoves,
    ObligationsService,
    PastMonthsService,
    PastResultsService,
    SendingLocks,
  ],
};
