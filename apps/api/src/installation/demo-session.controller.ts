import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { DemoAccountView, SessionView } from '@chibo/contracts';
import { DemoSignInBody } from '@chibo/contracts';
import type { Response } from 'express';
import { AccountsService } from '../accounts/accounts.service';
import { greet } from '../accounts/greeting-session';
import { originOf } from '../accounts/origin';
import { SessionsService } from '../accounts/sessions.service';
import { CommitsItself } from '../http/act.interceptor';
import type { AppRequest } from '../http/request';
import { OpenToAll } from '../http/request';
import { InstallationService } from './installation.service';

/** Signing in by one click; only the demonstration on loopback has it. */
@Controller('session')
@OpenToAll()
export class DemoSessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly installation: InstallationService,
  ) {}

  @Get('demo-accounts')
  demoAccounts(@Req() request: AppRequest): Promise<DemoAccountView[]> {
    this.installation.requireDemonstration(request);
    return this.accounts.demonstrationAccounts();
  }

  @Post('demo')
  @CommitsItself()
  @HttpCode(200)
  async signInDemo(
    @Body() body: DemoSignInBody,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    this.installation.requireDemonstration(request);
    const session = await this.sessions.signInDemonstration(request.actor, body.accountId, originOf(request));
    return greet(this.sessions, { request, response, session });
  }
}
