import type { Room } from '../room';
import { ClosingSeals } from './closing-seals';
import { ClosingsController } from './closings.controller';
import { ClosingsService } from './closings.service';
import { FrozenMonths } from './frozen-months.service';
import { ClosingTables } from './closing-tables.controller';

/** What the service takes of this room. */
export const CLOSINGS: Room = {
  controllers: [ClosingTables, ClosingsController],
  providers: [ClosingSeals, ClosingsService, FrozenMonths],
};
