import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import type { DemoAccountView, SessionView } from '@chibo/contracts';
import { ChangePasswordBody, DemoSignInBody, SignInBody } from '@chibo/contracts';
import type { Response } from 'express';
import { CommitsItself } from '../http/act.interceptor';
import type { AppRequest } from '../http/request';
import { OpenToAll, Who } from '../http/request';
import { InstallationService } from '../installation/installation.service';
import { AccountsService } from './accounts.service';
import type { Actor } from './actor';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
    private readonly installation: InstallationService,
  ) {}

  @Post()
  @CommitsItself()
  @OpenToAll()
  @HttpCode(200)
  async signIn(
    @Body() body: SignInBody,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { token, maxAgeSeconds } = await this.sessions.signIn(
      request.actor,
      body.login,
      body.password,
      request.ip ?? 'unknown',
    );
    return this.greet(request, response, token, maxAgeSeconds);
  }

  @Get()
  current(@Who() actor: Actor): Promise<SessionView> {
    return this.sessions.view(actor);
  }

  @Delete()
  @CommitsItself()
  @OpenToAll()
  @HttpCode(204)
  async signOut(@Req() request: AppRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.signOut(request.actor, readSessionCookie(request));
    clearSessionCookie(request, response);
  }

  @Put('password')
  @CommitsItself()
  @HttpCode(200)
  async changePassword(
    @Who() actor: Actor,
    @Body() body: ChangePasswordBody,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const account = await this.accounts.changeOwnPassword(actor, body, request.ip ?? 'unknown');
    const { token, maxAgeSeconds } = await this.sessions.open(actor, account, 'password');
    return this.greet(request, response, token, maxAgeSeconds);
  }

  /** Accounts offered by one click; only the demonstration on loopback has any. */
  @Get('demo-accounts')
  @OpenToAll()
  demoAccounts(@Req() request: AppRequest): Promise<DemoAccountView[]> {
    this.installation.requireDemonstration(request);
    return this.accounts.demonstrationAccounts();
  }

  @Post('demo')
  @CommitsItself()
  @OpenToAll()
  @HttpCode(200)
  async signInDemo(
    @Body() body: DemoSignInBody,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    this.installation.requireDemonstration(request);
    const { token, maxAgeSeconds } = await this.sessions.signInDemonstration(request.actor, body.accountId);
    return this.greet(request, response, token, maxAgeSeconds);
  }

  private async greet(
    request: AppRequest,
    response: Response,
    token: string,
    maxAgeSeconds: number,
  ): Promise<SessionView> {
    setSessionCookie(request, response, token, maxAgeSeconds);
    return this.sessions.view(await this.sessions.actorOf(token, request.requestId));
  }
}
