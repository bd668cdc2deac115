import type { Room } from '../room';
import { MonthDaysService } from './month-days.service';
import { MonthsController } from './months.controller';
import { MonthsService } from './months.service';
import { MonthTables } from './month-tables.controller';

/** What the service takes of this room. */
export const MONTHS: Room = {
  controllers: [MonthTables, MonthsController],
  providers: [MonthDaysService, MonthsService],
};
