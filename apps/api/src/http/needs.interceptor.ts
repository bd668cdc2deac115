import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { tap } from 'rxjs';
import { misnamed } from './needs';
import type { AppRequest } from './request';

/**
 * What a route names is what it asks for: one that answers without having asked does not answer. Stands inside the act, so
 * that what it did is rolled back.
 */
@Injectable()
export class NeedsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { actor } = context.switchToHttp().getRequest<AppRequest>();
    const hold = (answered: boolean): void => {
      const wrong = actor.route && misnamed(actor.route, { answered });
      if (wrong) throw new Error(`${context.getClass().name}.${context.getHandler().name} ${wrong}`);
    };
    return next.handle().pipe(tap({ next: () => hold(true), error: () => hold(false) }));
  }
}
