import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Clock } from '../clock';
import { Purses } from './purses';
import { Refusal } from './refusal';
import type { AppRequest } from './request';

/** Changes one account may make in one go, and how fast they come again: a card filled in asks for one in some seconds. */
const AT_ONCE = 600;
const PER_SECOND = 3;

/**
 * Every change leaves rows for good (audit, answers of keys, revisions), each of bounded length; this bounds how many one
 * account can leave, whatever it does. In memory: several processes allow as many times more, which bounds it as well.
 */
@Injectable()
export class ActPace implements CanActivate {
  private readonly purses = new Purses({ atOnce: AT_ONCE, perSecond: PER_SECOND });

  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, actor } = context.switchToHttp().getRequest<AppRequest>();
    if (method === 'GET' || method === 'HEAD' || !actor.accountId) return true;
    if (!this.purses.take(actor.accountId, this.clock.now().getTime())) {
      const words = 'Đồng chí thao tác quá nhanh. Đồng chí chờ ít giây rồi thử lại; những gì đã nhập vẫn còn trên máy.';
      throw new Refusal(429, 'TOO_MANY_ACTS', words, { retryAfter: 5 });
    }
    return true;
  }
}
