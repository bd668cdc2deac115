import type { Room } from '../room';
import { JobClaims } from './job-claims';
import { JobRunner } from './job-runner';
import { JobWorks } from './job-works';
import { JobsController } from './jobs.controller';
import { JobsService } from './jobs.service';
import { RecurringClaims } from './recurring-claims';
import { RecurringJobs } from './recurring-jobs.service';
import { RecurringWorks } from './recurring-works';

/** What the service takes of this room. */
export const JOBS: Room = {
  controllers: [JobsController],
  providers: [JobClaims, JobRunner, JobWorks, JobsService, RecurringClaims, RecurringJobs, RecurringWorks],
};
