import { Body, Controller, Get, Put } from '@nestjs/common';
import type { EmailView } from '@chibo/contracts';
import { EmailBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { ForEveryAccount } from '../http/needs';
import { Who } from '../http/request';
import { Addresses } from './addresses.service';

@Controller('session/email')
export class AddressesController {
  constructor(private readonly addresses: Addresses) {}

  @Get()
  @ForEveryAccount()
  view(@Who() actor: Actor): Promise<EmailView> {
    return this.addresses.view(actor);
  }

  /** Where letters about deadlines go; null stops them. */
  @Put()
  @ForEveryAccount()
  change(@Who() actor: Actor, @Body() { email }: EmailBody): Promise<EmailView> {
    return this.addresses.change(actor, email ?? null);
  }
}
