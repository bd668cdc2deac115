import { Injectable, SetMetadata } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { Idempotency, keyMissing } from './idempotency';
import type { AppRequest } from './request';

const HOW = 'act';

/**
 * This route commits by itself, step by step: what it counts of a refused attempt must stay (signing in), or it happens every
 * few seconds and its version makes a repetition harmless (a draft, notices read).
 */
export const CommitsItself = (): MethodDecorator => SetMetadata(HOW, 'ITSELF');

/** Sending a card: refused without an Idempotency-Key, and made ready before its transaction, since scoring takes its time. */
export const Sends = (): MethodDecorator => SetMetadata(HOW, 'SENDS');

/** Every request that changes something is one act: with its answer one transaction, and once only under its key. */
@Injectable()
export class ActInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    const how = this.reflector.get<'ITSELF' | 'SENDS' | undefined>(HOW, context.getHandler());
    if (request.method === 'GET' || request.method === 'HEAD' || how === 'ITSELF') return next.handle();
    const { method, path, body } = request;
    const key = request.header('idempotency-key');
    if (how === 'SENDS' && key === undefined) throw keyMissing();
    const scope = `${request.actor.accountId ?? ''}:${method} ${path}`;
    const payload = { query: request.query, version: request.header('if-match'), body: body as unknown };
    const work = (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined });
    return from(this.idempotency.act({ scope, key, payload, readsBefore: how === 'SENDS' }, work));
  }
}
