import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { AccountsView, NewAccountView } from '@chibo/contracts';
import { AccountsQuery, CreateAccountBody, IdParam } from '@chibo/contracts';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { AccountsService } from './accounts.service';
import type { Actor } from './actor';

@Controller('accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @Needs('manageAccounts')
  list(@Who() actor: Actor, @Query() query: AccountsQuery): Promise<AccountsView> {
    return this.accounts.list(actor, query);
  }

  @Post()
  @Needs('manageAccounts')
  create(@Who() actor: Actor, @Body() body: CreateAccountBody): Promise<NewAccountView> {
    return this.accounts.create(actor, body);
  }

  @Post(':id/password-reset')
  @Needs('manageAccounts')
  resetPassword(@Who() actor: Actor, @Param() { id }: IdParam): Promise<NewAccountView> {
    return this.accounts.resetPassword(actor, id);
  }

  @Post(':id/disable')
  @Needs('manageAccounts')
  @HttpCode(204)
  disable(@Who() actor: Actor, @Param() { id }: IdParam): Promise<void> {
    return this.accounts.disable(actor, id);
  }

  @Post(':id/enable')
  @Needs('manageAccounts')
  @HttpCode(204)
  enable(@Who() actor: Actor, @Param() { id }: IdParam): Promise<void> {
    return this.accounts.enable(actor, id);
  }
}
