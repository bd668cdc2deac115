import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import type { EmailView } from '@chibo/contracts';
import { ConfirmEmailBody, EmailBody, IdParam } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { CommitsItself } from '../http/act.interceptor';
import { ForEveryAccount, Needs } from '../http/needs';
import type { AppRequest } from '../http/request';
import { Who } from '../http/request';
import { Addresses } from './addresses.service';

@Controller()
export class AddressesController {
  constructor(private readonly addresses: Addresses) {}

  @Get('session/email')
  @ForEveryAccount()
  view(@Who() actor: Actor): Promise<EmailView> {
    return this.addresses.view(actor);
  }

  /** Where letters about deadlines go, once it is confirmed; null stops them. */
  @Put('session/email')
  @ForEveryAccount()
  change(@Who() actor: Actor, @Body() { email }: EmailBody): Promise<EmailView> {
    return this.addresses.change(actor, email ?? null);
  }

  /** Another code, at most one a minute. */
  @Post('session/email/code')
  @ForEveryAccount()
  @HttpCode(200)
  sendCode(@Who() actor: Actor): Promise<EmailView> {
    return this.addresses.sendCode(actor);
  }

  @Post('session/email/confirmation')
  @ForEveryAccount()
  @CommitsItself()
  @HttpCode(200)
  confirm(@Who() actor: Actor, @Body() { code }: ConfirmEmailBody, @Req() request: AppRequest): Promise<EmailView> {
    return this.addresses.confirm(actor, code, request.ip ?? 'unknown');
  }

  /** An administrator's word counts. */
  @Post('accounts/:id/email-confirmation')
  @Needs('manageAccounts')
  @HttpCode(204)
  vouch(@Who() actor: Actor, @Param() { id }: IdParam): Promise<void> {
    return this.addresses.vouch(actor, id);
  }
}
