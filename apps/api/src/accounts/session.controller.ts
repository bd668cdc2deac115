import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import type { DemoAccountView, SessionView } from '@chibo/contracts';
import { ChangePasswordBody, DemoSignInBody, SignInBody } from '@chibo/contracts';
import type { Response } from 'express';
import { CommitsItself } from '../http/act.interceptor';
import { ForEveryAccount } from '../http/needs';
import type { AppRequest } from '../http/request';
import { BeforeOwnPassword, OpenToAll, Who } from '../http/request';
import { InstallationService } from '../installation/installation.service';
import { AccountsService } from './accounts.service';
import type { Actor } from './actor';
import {
  clearSessionCookie,
  readDeviceCookie,
  readSessionCookie,
  setDeviceCookie,
  setSessionCookie,
} from './session-cookie';
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
    const from = { address: request.ip ?? 'unknown', device: readDeviceCookie(request) };
    const { device, ...session } = await this.sessions.signIn(request.actor, body.login, body.password, from);
    return this.greet(request, response, session, device);
  }

  @Get()
  @ForEveryAccount()
  @BeforeOwnPassword()
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
  @ForEveryAccount()
  @BeforeOwnPassword()
  @CommitsItself()
  @HttpCode(200)
  async changePassword(
    @Who() actor: Actor,
    @Body() body: ChangePasswordBody,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const account = await this.accounts.changeOwnPassword(actor, body, request.ip ?? 'unknown');
    const known = { way: 'password', device: readDeviceCookie(request) } as const;
    const { device, ...session } = await this.sessions.open(actor, account, known);
    return this.greet(request, response, session, device);
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
    const session = await this.sessions.signInDemonstration(request.actor, body.accountId);
    return this.greet(request, response, session);
  }

  private async greet(
    request: AppRequest,
    response: Response,
    { token, maxAgeSeconds }: { token: string; maxAgeSeconds: number },
    device?: string,
  ): Promise<SessionView> {
    setSessionCookie(request, response, token, maxAgeSeconds);
    if (device) setDeviceCookie(request, response, device);
    return this.sessions.view(await this.sessions.actorOf(token, request.requestId));
  }
}
