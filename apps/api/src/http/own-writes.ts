import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import { catchError, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { Database } from '../db/database';
import type { Asking, LogPlace } from '../db/replica';
import { logPlace } from '../db/replica';

/** How far the log had come when this browser last wrote; known to every process of the service, since the browser brings it. */
const COOKIE = 'chibo-wrote';

/** Longer than a replica may be behind and still be read from. */
const KEPT_MS = 15_000;

/** Every request says what it must see: what its browser has written a moment ago. */
export function seeingOwnWrites(database: Database): RequestHandler {
  return (request, response, next) => {
    const asking: Asking = {
      onlyReads: request.method === 'GET' || request.method === 'HEAD',
      after: placeIn(request),
      wrote: (place) => keep(request, response, place),
    };
    database.answering(asking, next);
  };
}

/** A page that a replica failed to give is given by the primary: it is read once more, from the beginning. */
@Injectable()
export class ReadsOnceMore implements NestInterceptor {
  constructor(private readonly database: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    const onceMore = (error: unknown): Observable<unknown> =>
      this.database.hasFallenBack && !response.headersSent ? next.handle() : throwError(() => error);
    return next.handle().pipe(catchError(onceMore));
  }
}

function placeIn(request: Request): LogPlace | undefined {
  const value: unknown = (request.cookies as Record<string, unknown> | undefined)?.[COOKIE];
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? logPlace(value) : undefined;
}

function keep(request: Request, response: Response, place: LogPlace): void {
  if (response.headersSent) return;
  const how = { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/', maxAge: KEPT_MS } as const;
  response.cookie(COOKIE, String(place), how);
}
