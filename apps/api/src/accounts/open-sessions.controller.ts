import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { OpenSessionsView } from '@chibo/contracts';
import { AccountSessionParam, IdParam, SessionParam } from '@chibo/contracts';
import { ForEveryAccount, Needs } from '../http/needs';
import type { AppRequest } from '../http/request';
import { Who } from '../http/request';
import type { Actor } from './actor';
import { OpenSessions } from './open-sessions.service';
import { readSessionCookie } from './session-cookie';

@Controller()
export class OpenSessionsController {
  constructor(private readonly sessions: OpenSessions) {}

  @Get('session/open')
  @ForEveryAccount()
  own(@Who() actor: Actor, @Req() request: AppRequest): Promise<OpenSessionsView> {
    return this.sessions.own(actor, readSessionCookie(request));
  }

  @Delete('session/open/:sessionId')
  @ForEveryAccount()
  endOwn(
    @Who() actor: Actor,
    @Param() { sessionId }: SessionParam,
    @Req() request: AppRequest,
  ): Promise<OpenSessionsView> {
    return this.sessions.endOwn(actor, sessionId, readSessionCookie(request));
  }

  @Post('session/open/end-others')
  @ForEveryAccount()
  @HttpCode(200)
  endOthers(@Who() actor: Actor, @Req() request: AppRequest): Promise<OpenSessionsView> {
    return this.sessions.endOthers(actor, readSessionCookie(request));
  }

  @Get('accounts/:id/sessions')
  @Needs('manageAccounts')
  of(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OpenSessionsView> {
    return this.sessions.of(actor, id);
  }

  @Delete('accounts/:id/sessions/:sessionId')
  @Needs('manageAccounts')
  endOf(@Who() actor: Actor, @Param() { id, sessionId }: AccountSessionParam): Promise<OpenSessionsView> {
    return this.sessions.endOf(actor, id, sessionId);
  }

  @Post('accounts/:id/sessions/end')
  @Needs('manageAccounts')
  @HttpCode(200)
  endAll(@Who() actor: Actor, @Param() { id }: IdParam): Promise<OpenSessionsView> {
    return this.sessions.endOf(actor, id);
  }
}
