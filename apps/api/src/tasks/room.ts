import type { Room } from '../room';
import { CellYearService } from './cell-year.service';
import { KeyedTasks } from './keyed-tasks';
import { StandingsService } from './standings.service';
import { TasksController } from './tasks.controller';
import { TasksService } from './tasks.service';

/** What the service takes of this room. */
export const TASKS: Room = {
  controllers: [TasksController],
  providers: [CellYearService, KeyedTasks, StandingsService, TasksService],
};
