import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { SignInTries } from './accounts/sign-in-tries.service';
import { Idempotency } from './http/idempotency';
import { ClosingSeals } from './closings/closing-seals';
import { RefusedActs } from './http/refused-acts';
import { NoticesService } from './notices/notices.service';
import { ObligationsService } from './obligations/obligations.service';

const EVERY_HOUR = 3_600_000;

/** What the service does by itself: opens the month, forgets old keys and notices, looks whether closed months are what they were. Idempotent, so several processes may do it at once. */
@Injectable()
export class Upkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('upkeep');
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;

  constructor(
    private readonly obligations: ObligationsService,
    private readonly idempotency: Idempotency,
    private readonly notices: NoticesService,
    private readonly refused: RefusedActs,
    private readonly seals: ClosingSeals,
    private readonly tries: SignInTries,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.run();
    this.timer = setInterval(() => void (this.running = this.run()), EVERY_HOUR);
    this.timer.unref();
  }

  /** Before the door to the database closes. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async run(): Promise<void> {
    try {
      await this.obligations.openCurrentMonth();
      await this.idempotency.forgetOld();
      await this.notices.forgetOld();
      await this.refused.forgetOld();
      await this.tries.forgetOld();
      await this.seals.lookThrough();
    } catch (error) {
      this.logger.error(
        'Upkeep failed; it runs again within the hour',
        error instanceof Error ? error.stack : String(error),
      );
    }
  }
}
