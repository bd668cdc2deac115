import type { Room } from '../room';
import { ReadinessController } from './readiness.controller';
import { ReadinessService } from './readiness.service';
import { SetupSteps } from './setup-steps.service';

/** What the service takes of this room. */
export const READINESS: Room = {
  controllers: [ReadinessController],
  providers: [ReadinessService, SetupSteps],
};
