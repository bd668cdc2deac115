import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '../mails/outbox.service';
import { Reminders } from './reminders.service';

const EVERY_MINUTE = 60_000;
const ROUNDS_TO_REMINDERS = 15;

/** The scheduler: letters go every minute, reminders are looked for in the first round and every quarter of an hour. Keeps nothing itself. */
@Injectable()
export class Rounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('rounds');
  private timer?: NodeJS.Timeout;
  private count = 0;
  private running?: Promise<void>;

  constructor(
    private readonly reminders: Reminders,
    private readonly outbox: Outbox,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void (this.running = this.run()), EVERY_MINUTE);
    this.timer.unref();
  }

  /** Before the door to the database closes. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.outbox.stop();
    await this.running;
  }

  /** A failure is told in the log; the next round tries again. */
  async run(): Promise<void> {
    try {
      if (this.count++ % ROUNDS_TO_REMINDERS === 0) await this.reminders.run();
      await this.outbox.deliver();
    } catch (error) {
      this.logger.error('A round failed; the next comes within a minute', error instanceof Error ? error.stack : '');
    }
  }
}
