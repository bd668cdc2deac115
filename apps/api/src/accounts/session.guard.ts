import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Need } from '../http/needs';
import { NEEDS } from '../http/needs';
import { Refusal } from '../http/refusal';
import type { AppRequest } from '../http/request';
import { ASKED_BY_PAGE, BEFORE_OWN_PASSWORD, OPEN_TO_ALL } from '../http/request';
import { readSessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';
import { networkOf } from './sign-in-delay';

/** Every route needs a session unless it says OpenToAll, and of the account the page believes it acts for, if it says so. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionsService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    const marked = (mark: string): boolean =>
      this.reflector.getAllAndOverride<boolean | undefined>(mark, [context.getHandler(), context.getClass()]) === true;
    const cookie = readSessionCookie(request);
    request.actor = await this.sessions.actorOf(cookie, request.requestId, { present: !marked(ASKED_BY_PAGE) });
    const needs = this.reflector.getAllAndOverride<Need[] | undefined>(NEEDS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (request.ip) request.actor.network = networkOf(request.ip);
    request.actor.route = { needs: needs ?? [], asked: new Set() };
    if (!isBelieved(request)) throw Refusal.otherAccount();
    if (marked(OPEN_TO_ALL)) return true;
    if (!request.actor.accountId) throw Refusal.notSignedIn();
    if (request.actor.mustChoosePassword && !marked(BEFORE_OWN_PASSWORD)) throw ownPasswordFirst();
    return true;
  }
}

function ownPasswordFirst(): Refusal {
  const words = 'Đồng chí đang dùng mật khẩu cấp lần đầu: đặt mật khẩu của mình trước, rồi mới dùng các phần khác.';
  return new Refusal(403, 'OWN_PASSWORD_FIRST', words);
}

/** All tabs of a browser share one cookie: a page opened by one account would go on under the name of the next. */
function isBelieved({ actor, headers }: AppRequest): boolean {
  const believed = headers['x-account'];
  return believed === undefined || !actor.accountId || believed === actor.accountId;
}
