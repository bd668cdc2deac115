import type { Room } from '../room';
import { ClosingSeals } from './closing-seals';
import { ClosingsController } from './closings.controller';
import { ClosingsService } from './closings.service';

/** What the service takes of this room. */
export const CLOSINGS: Room = {
  controllers: [ClosingsController],
  providers: [ClosingSeals, ClosingsService],
};
