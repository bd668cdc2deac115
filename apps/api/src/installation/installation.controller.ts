import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { InstallationView } from '@chibo/contracts';
import { SetupBody } from '@chibo/contracts';
import { CommitsItself } from '../http/act.interceptor';
import type { AppRequest } from '../http/request';
import { OpenToAll } from '../http/request';
import { InstallationService } from './installation.service';

@Controller('installation')
@OpenToAll()
export class InstallationController {
  constructor(private readonly installation: InstallationService) {}

  @Get()
  view(@Req() request: AppRequest): Promise<InstallationView> {
    return this.installation.view(request);
  }

  @Post()
  @CommitsItself()
  @HttpCode(204)
  setUp(@Body() body: SetupBody, @Req() request: AppRequest): Promise<void> {
    return this.installation.setUp(request.actor, body, request.ip ?? 'unknown');
  }
}
