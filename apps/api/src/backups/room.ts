import type { Room } from '../room';
import { BackupsService } from './backups.service';
import { Disk } from './disk';

/** What the service takes of this room. */
export const BACKUPS: Room = { providers: [BackupsService, Disk] };
