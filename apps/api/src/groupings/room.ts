import type { Room } from '../room';
import { GroupingReader } from './grouping-reader';
import { GroupingsController } from './groupings.controller';
import { GroupingsService } from './groupings.service';

/** What the service takes of this room. */
export const GROUPINGS: Room = {
  controllers: [GroupingsController],
  providers: [GroupingReader, GroupingsService],
};
