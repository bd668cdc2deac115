import type { Room } from '../room';
import { AuditTrailTables } from './audit-trail-tables.controller';
import { AuditTrailController } from './audit-trail.controller';
import { AuditTrail } from './audit-trail.service';
import { Refusals } from './refusals.service';

/** What the service takes of this room. */
export const AUDIT_TRAIL: Room = {
  controllers: [AuditTrailTables, AuditTrailController],
  providers: [AuditTrail, Refusals],
};
