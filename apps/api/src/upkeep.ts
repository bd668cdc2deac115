import { Injectable } from '@nestjs/common';
import { SignInTries } from './accounts/sign-in-tries.service';
import { Idempotency } from './http/idempotency';
import { ClosingSeals } from './closings/closing-seals';
import { RefusedActs } from './http/refused-acts';
import { NoticesService } from './notices/notices.service';
import { ObligationsService } from './obligations/obligations.service';
import { ReadinessService } from './readiness/readiness.service';

/** Opens the month and tells who is missing for it, forgets old keys and notices, looks whether closed months are what they were. Idempotent; run by jobs/recurring-jobs.service.ts. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly idempotency: Idempotency,
    private readonly notices: NoticesService,
    private readonly refused: RefusedActs,
    private readonly seals: ClosingSeals,
    private readonly tries: SignInTries,
    private readonly readiness: ReadinessService,
  ) {}

  async run(): Promise<void> {
    for (const month of await this.obligations.openCurrentMonth()) await this.readiness.tell(month);
    await this.idempotency.forgetOld();
    await this.notices.forgetOld();
    await this.refused.forgetOld();
    await this.tries.forgetOld();
    await this.seals.lookThrough();
  }
}
