import { Injectable } from '@nestjs/common';

/** The only place that reads the machine's clock; tests put another one in. Days are Asia/Ho_Chi_Minh (libs/domain calendar). */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** Whether this process does nothing by itself: it was started for one command. */
export const IDLE = Symbol('IDLE');
