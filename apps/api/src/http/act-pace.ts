import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Clock } from '../clock';
import { Refusal } from './refusal';
import type { AppRequest } from './request';

/** Changes one account may make in one go, and how fast they come again: a card filled in asks for one in some seconds. */
const AT_ONCE = 600;
const PER_SECOND = 3;

interface Purse {
  left: number;
  at: number;
}

/**
 * Every change leaves rows for good (audit, answers of keys, revisions), each of bounded length; this bounds how many one
 * account can leave, whatever it does. In memory: several processes allow as many times more, which bounds it as well.
 */
@Injectable()
export class ActPace implements CanActivate {
  private readonly purses = new Map<string, Purse>();

  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, actor } = context.switchToHttp().getRequest<AppRequest>();
    if (method === 'GET' || method === 'HEAD' || !actor.accountId) return true;
    const purse = this.purseOf(actor.accountId);
    if (purse.left < 1) {
      const words = 'Đồng chí thao tác quá nhanh. Đồng chí chờ ít giây rồi thử lại; những gì đã nhập vẫn còn trên máy.';
      throw new Refusal(429, 'TOO_MANY_ACTS', words, { retryAfter: 5 });
    }
    this.purses.set(actor.accountId, { ...purse, left: purse.left - 1 });
    return true;
  }

  /** Filled up for the time that has passed. */
  private purseOf(accountId: string): Purse {
    const at = this.clock.now().getTime();
    const before = this.purses.get(accountId) ?? { left: AT_ONCE, at };
    const come = (Math.max(0, at - before.at) / 1000) * PER_SECOND;
    return { left: Math.min(AT_ONCE, before.left + come), at };
  }
}
