import { Controller, Get } from '@nestjs/common';
import { Database } from '../db/database';
import { OpenToAll } from './request';

@Controller('health')
@OpenToAll()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Answers only when the database does. */
  @Get()
  async health(): Promise<{ status: 'ok' }> {
    await this.database.read((manager) => manager.query('SELECT 1'));
    return { status: 'ok' };
  }
}
