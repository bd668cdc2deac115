import type { Room } from '../room';
import { MeetingPlansController } from './meeting-plans.controller';
import { MeetingPlansService } from './meeting-plans.service';

/** What the service takes of this room. */
export const MEETING_PLANS: Room = {
  controllers: [MeetingPlansController],
  providers: [MeetingPlansService],
};
