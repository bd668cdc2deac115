import type { Room } from '../room';
import { MonthCommentaries } from './month-commentaries.service';
import { MonthDaysService } from './month-days.service';
import { MonthsController } from './months.controller';
import { MonthsService } from './months.service';
import { MonthTables } from './month-tables.controller';

/** What the service takes of this room. */
export const MONTHS: Room = {
  controllers: [MonthTables, MonthsController],
  providers: [MonthCommentaries, MonthDaysService, MonthsService],
};
