import type { Room } from '../room';
import { AuditService } from './audit.service';

/** What the service takes of this room. */
export const AUDIT: Room = {
  providers: [AuditService],
};
