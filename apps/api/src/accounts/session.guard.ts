import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '../http/refusal';
import type { AppRequest } from '../http/request';
import { OPEN_TO_ALL } from '../http/request';
import { readSessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';

/** Every route needs a session unless it says OpenToAll, and of the account the page believes it acts for, if it says so. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionsService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    request.actor = await this.sessions.actorOf(readSessionCookie(request), request.requestId);
    if (!isBelieved(request)) throw Refusal.otherAccount();
    const open = this.reflector.getAllAndOverride<boolean | undefined>(OPEN_TO_ALL, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!open && !request.actor.accountId) throw Refusal.notSignedIn();
    return true;
  }
}

/** All tabs of a browser share one cookie: a page opened by one account would go on under the name of the next. */
function isBelieved({ actor, headers }: AppRequest): boolean {
  const believed = headers['x-account'];
  return !believed || !actor.accountId || believed === actor.accountId;
}
