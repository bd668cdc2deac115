import { Controller, Get, Param, Post, HttpCode } from '@nestjs/common';
import type { MailsView } from '@chibo/contracts';
import { IdParam } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { MailsService } from './mails.service';

@Controller('mails')
export class MailsController {
  constructor(private readonly mails: MailsService) {}

  @Get()
  @Needs('manageMails')
  view(@Who() actor: Actor): Promise<MailsView> {
    return this.mails.view(actor);
  }

  @Post(':id/again')
  @Needs('manageMails')
  @HttpCode(200)
  again(@Who() actor: Actor, @Param() { id }: IdParam): Promise<MailsView> {
    return this.mails.again(actor, id);
  }
}
