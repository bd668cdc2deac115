import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '../accounts/actor';

/** Express's request with what the middleware and the session guard add. */
export interface AppRequest extends Request {
  requestId: string;
  actor: Actor;
}

/** The account that asks, set by the session guard. */
export const Who = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => context.switchToHttp().getRequest<AppRequest>().actor,
);

/** The file that was sent in, as it is; empty where the request has another body. */
export const SentFile = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const body: unknown = context.switchToHttp().getRequest<AppRequest>().body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
});

export const ASKED_BY_PAGE = 'askedByPage';

/** A page asks this by itself, every minute or so: it is no sign that anybody sits before it, and keeps no session alive. */
export const AskedByPage = (): MethodDecorator => SetMetadata(ASKED_BY_PAGE, true);

export const BEFORE_OWN_PASSWORD = 'beforeOwnPassword';

/** Open to who has signed in with a password somebody else made and has yet to choose one. */
export const BeforeOwnPassword = (): MethodDecorator => SetMetadata(BEFORE_OWN_PASSWORD, true);

export const OPEN_TO_ALL = 'openToAll';

/** This route may be called without a session. */
export const OpenToAll = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN_TO_ALL, true);
