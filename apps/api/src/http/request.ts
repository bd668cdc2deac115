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

export const OPEN_TO_ALL = 'openToAll';

/** This route may be called without a session. */
export const OpenToAll = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN_TO_ALL, true);
