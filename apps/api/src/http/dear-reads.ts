import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/actor';
import { Gate } from './gate';

/** In front of reads that go over every branch of a committee: three at once, twelve of one account running and waiting. */
@Injectable()
export class DearReads {
  private readonly gate = new Gate({
    places: 3,
    line: 60,
    perAccount: 12,
    code: 'TOO_MANY_READS',
    what: 'bảng tổng hợp',
    retryAfter: 2,
  });

  read<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.gate.pass(actor.accountId ?? undefined, work);
  }
}
