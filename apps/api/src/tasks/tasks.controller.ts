import { Controller, Get } from '@nestjs/common';
import type { CellYearView, StandingsView, TasksView } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { DearReads } from '../http/dear-reads';
import { ForEveryAccount } from '../http/needs';
import { Who } from '../http/request';
import { CellYearService } from './cell-year.service';
import { StandingsService } from './standings.service';
import { TasksService } from './tasks.service';

@Controller('tasks')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly standings: StandingsService,
    private readonly cellYear: CellYearService,
    private readonly dear: DearReads,
  ) {}

  @Get()
  @ForEveryAccount()
  mine(@Who() actor: Actor): Promise<TasksView> {
    return this.tasks.of(actor);
  }

  @Get('standings')
  @ForEveryAccount()
  months(@Who() actor: Actor): Promise<StandingsView> {
    return this.dear.read(actor, () => this.standings.of(actor));
  }

  @Get('year')
  @ForEveryAccount()
  year(@Who() actor: Actor): Promise<CellYearView> {
    return this.cellYear.of(actor);
  }
}
