import { Body, Controller, Get, Put } from '@nestjs/common';
import type { NoticesView, UnreadView } from '@chibo/contracts';
import { ReadNoticesBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { CommitsItself } from '../http/act.interceptor';
import { ForEveryAccount } from '../http/needs';
import { AskedByPage, Who } from '../http/request';
import { NoticesService } from './notices.service';

@Controller('notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @ForEveryAccount()
  list(@Who() actor: Actor): Promise<NoticesView> {
    return this.notices.list(actor);
  }

  @Get('unread')
  @ForEveryAccount()
  @AskedByPage()
  unread(@Who() actor: Actor): Promise<UnreadView> {
    return this.notices.unread(actor);
  }

  @Put('read')
  @ForEveryAccount()
  @CommitsItself()
  read(@Who() actor: Actor, @Body() body: ReadNoticesBody): Promise<NoticesView> {
    return this.notices.read(actor, body);
  }
}
