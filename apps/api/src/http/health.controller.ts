import { Controller, Get } from '@nestjs/common';
import type { HealthView } from '@chibo/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../db/database';
import { DatabaseAway } from '../db/failures';
import { OpenToAll } from './request';

/** Whoever watches over the service is answered within five seconds, whatever the database does. */
const PATIENCE_MS = 3_000;

@Controller('health')
@OpenToAll()
export class HealthController {
  constructor(private readonly database: Database) {}

  /**
   * Answers 200 only when the database can be read and written: red from the first write that failed until one succeeds. A
   * replica that is behind or away is named; nobody misses it, so it turns nothing red.
   */
  @Get()
  async health(): Promise<HealthView> {
    const tooLong = pause(PATIENCE_MS, new DatabaseAway(), { ref: false });
    const why = await Promise.race([this.database.whyUnsound(), tooLong]);
    if (why) throw why;
    return { status: 'ok', replica: this.database.replicaState };
  }
}
