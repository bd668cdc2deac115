import type { Room } from '../room';
import { NoticesController } from './notices.controller';
import { NoticesService } from './notices.service';
import { Reminders } from './reminders.service';

/** What the service takes of this room. */
export const NOTICES: Room = {
  controllers: [NoticesController],
  providers: [NoticesService, Reminders],
};
