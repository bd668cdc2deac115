import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '../http/refusal';
import type { AppRequest } from '../http/request';
import { OPEN_TO_ALL } from '../http/request';
import { readSessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';

/** Every route needs a session unless it says OpenToAll. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionsService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    request.actor = await this.sessions.actorOf(readSessionCookie(request), request.requestId);
    const open = this.reflector.getAllAndOverride<boolean | undefined>(OPEN_TO_ALL, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!open && !request.actor.accountId) throw Refusal.notSignedIn();
    return true;
  }
}
