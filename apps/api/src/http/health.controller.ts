import { Controller, Get, Inject } from '@nestjs/common';
import type { BackupWarning, HealthView } from '@chibo/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../db/database';
import { DatabaseAway } from '../db/failures';
import { OpenToAll } from './request';

/** Whoever watches over the service is answered within five seconds, whatever the database does. */
const PATIENCE_MS = 3_000;

/** What is worth a look though nothing fails yet. */
export const HEALTH_WARNINGS = Symbol('HEALTH_WARNINGS');
export type HealthWarnings = () => Promise<BackupWarning['code'][]>;

@Controller('health')
@OpenToAll()
export class HealthController {
  constructor(
    private readonly database: Database,
    @Inject(HEALTH_WARNINGS) private readonly warnings: HealthWarnings,
  ) {}

  /**
   * Answers 200 only when the database can be read and written: red from the first write that failed until one succeeds. A
   * replica that is behind or away is named, and so are an old backup and a disk nearly full; they turn nothing red.
   */
  @Get()
  async health(): Promise<HealthView> {
    const tooLong = pause(PATIENCE_MS, new DatabaseAway(), { ref: false });
    const why = await Promise.race([this.database.whyUnsound(), tooLong]);
    if (why) throw why;
    const warnings = await this.warnings();
    return { status: 'ok', replica: this.database.replicaState, ...(warnings.length > 0 ? { warnings } : {}) };
  }
}
