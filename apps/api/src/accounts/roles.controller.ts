import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { AccountView } from '@chibo/contracts';
import { AccountRoleParam, EndRoleBody, IdParam, RoleBody } from '@chibo/contracts';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { IfSeen } from '../http/seen-content';
import type { Actor } from './actor';
import { RolesService } from './roles.service';

@Controller('accounts/:id/roles')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Post()
  @Needs('manageAccounts')
  give(@Who() actor: Actor, @Param() { id }: IdParam, @Body() body: RoleBody): Promise<AccountView> {
    return this.roles.give(actor, id, body);
  }

  /** Only before it begins. */
  @Put(':roleId')
  @Needs('manageAccounts')
  correct(
    @Who() actor: Actor,
    @Param() param: AccountRoleParam,
    @IfSeen() seen: string | undefined,
    @Body() body: RoleBody,
  ): Promise<AccountView> {
    return this.roles.correct(actor, param, seen, body);
  }

  @Post(':roleId/end')
  @Needs('manageAccounts')
  @HttpCode(200)
  end(
    @Who() actor: Actor,
    @Param() param: AccountRoleParam,
    @IfSeen() seen: string | undefined,
    @Body() { until }: EndRoleBody,
  ): Promise<AccountView> {
    return this.roles.end(actor, param, seen, until);
  }

  /** Takes back what has not begun. */
  @Delete(':roleId')
  @Needs('manageAccounts')
  drop(
    @Who() actor: Actor,
    @Param() param: AccountRoleParam,
    @IfSeen() seen: string | undefined,
  ): Promise<AccountView> {
    return this.roles.drop(actor, param, seen);
  }
}
