import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import type { SessionView } from '@chibo/contracts';
import { ChangePasswordBody, SignInBody } from '@chibo/contracts';
import type { Response } from 'express';
import { CommitsItself } from '../http/act.interceptor';
import { ForEveryAccount } from '../http/needs';
import type { AppRequest } from '../http/request';
import { BeforeOwnPassword, OpenToAll, Who } from '../http/request';
import { AccountsService } from './accounts.service';
import type { Actor } from './actor';
import { greet } from './greeting-session';
import { originOf } from './origin';
import { clearSessionCookie, readSessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';

@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly accounts: AccountsService,
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
    const { device, ...session } = await this.sessions.signIn(
      request.actor,
      body.login,
      body.password,
      originOf(request),
    );
    return greet(this.sessions, { request, response, session, device });
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
    const { device, ...session } = await this.sessions.open(actor, account, {
      way: 'password',
      from: originOf(request),
    });
    return greet(this.sessions, { request, response, session, device });
  }
}
