import { Controller, Get } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../db/database';
import { DatabaseAway } from '../db/failures';
import type { ReplicaState } from '../db/replica';
import { OpenToAll } from './request';

/** Whoever watches over the service is answered within five seconds, whatever the database does. */
const PATIENCE_MS = 3_000;

interface Health {
  status: 'ok';
  /** Absent where none is set. */
  replica?: ReplicaState;
}

@Controller('health')
@OpenToAll()
export class HealthController {
  constructor(private readonly database: Database) {}

  /**
   * Answers 200 only when the database can be read and written: red from the first write that failed until one succeeds. A
   * replica that is behind or away is named; nobody misses it, so it turns nothing red.
   */
  @Get()
  async health(): Promise<Health> {
    const tooLong = pause(PATIENCE_MS, new DatabaseAway(), { ref: false });
    const why = await Promise.race([this.database.whyUnsound(), tooLong]);
    if (why) throw why;
    return { status: 'ok', replica: this.database.replicaState };
  }
}
