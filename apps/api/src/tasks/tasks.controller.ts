import { Controller, Get } from '@nestjs/common';
import type { TasksView } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Who } from '../http/request';
import { TasksService } from './tasks.service';

@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get()
  mine(@Who() actor: Actor): Promise<TasksView> {
    return this.tasks.of(actor);
  }
}
