import type { Room } from '../room';
import { ReviewQueueController } from './review-queue.controller';
import { ReviewQueue } from './review-queue.service';

/** What the service takes of this room. */
export const QUEUE: Room = {
  controllers: [ReviewQueueController],
  providers: [ReviewQueue],
};
