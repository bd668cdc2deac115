import type { Room } from '../room';
import { MonthDaysService } from './month-days.service';
import { MonthsController } from './months.controller';
import { MonthsService } from './months.service';

/** What the service takes of this room. */
export const MONTHS: Room = {
  controllers: [MonthsController],
  providers: [MonthDaysService, MonthsService],
};
