import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { InvitationsView, SessionView } from '@chibo/contracts';
import { PrintInvitationsBody, UseInvitationBody } from '@chibo/contracts';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { greet } from '../accounts/greeting-session';
import { originOf } from '../accounts/origin';
import { SessionsService } from '../accounts/sessions.service';
import { CommitsItself } from '../http/act.interceptor';
import { Needs } from '../http/needs';
import type { AppRequest } from '../http/request';
import { OpenToAll, Who } from '../http/request';
import { InvitationUses } from './invitation-uses.service';
import { InvitationsService } from './invitations.service';

@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly uses: InvitationUses,
    private readonly sessions: SessionsService,
  ) {}

  /** Printed before it is stored, since printing takes its time; asked for again, there are new codes and these lapse. */
  @Post('invitations')
  @Needs('manageAccounts')
  @CommitsItself()
  print(@Who() actor: Actor, @Body() body: PrintInvitationsBody): Promise<InvitationsView> {
    return this.invitations.print(actor, body);
  }

  @Post('session/invitation')
  @OpenToAll()
  @CommitsItself()
  @HttpCode(200)
  async use(
    @Body() body: UseInvitationBody,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const account = await this.uses.use(request.actor, body, request.ip ?? 'unknown');
    const { device, ...session } = await this.sessions.open(request.actor, account, {
      way: 'invitation',
      from: originOf(request),
    });
    return greet(this.sessions, { request, response, session, device });
  }
}
