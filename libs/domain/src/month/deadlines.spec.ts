import { describe, expect, it } from 'vitest';
import {
  branchDeadline,
  daysLeft,
  decisionDeadline,
  exceptionKey,
  isLate,
  judgedBy,
  sendBy,
  whyNotException,
} from './deadlines';

describe('branchDeadline', () => {
  it('is day 2 after the meeting, or after the month without one', () => {
    expect(branchDeadline('2026-03', '2026-03-05')).toBe('2026-03-07');
    expect(branchDeadline('2026-03', '2026-03-31')).toBe('2026-04-02');
    expect(branchDeadline('2026-02', undefined)).toBe('2026-03-02');
    expect(branchDeadline('2026-12', undefined)).toBe('2027-01-02');
    expect(branchDeadline('2026-03', '2026-03-05', { CELL: 5 })).toBe('2026-03-10');
  });
});

describe('decisionDeadline', () => {
  it('is day 10 of the next month for a grassroots committee, 15 above it', () => {
    expect(decisionDeadline('2026-03', 'GRASSROOTS')).toBe('2026-04-10');
    expect(decisionDeadline('2026-12', 'UPPER')).toBe('2027-01-15');
    expect(decisionDeadline('2026-03', 'GRASSROOTS', { GRASSROOTS: 5 })).toBe('2026-04-05');
    expect(decisionDeadline('2026-03', 'UPPER', { GRASSROOTS: 5 })).toBe('2026-04-15');
  });

  it('is the last day of a month that is too short', () => {
    expect(decisionDeadline('2026-01', 'UPPER', { UPPER: 31 })).toBe('2026-02-28');
    expect(decisionDeadline('2026-03', 'UPPER', { UPPER: 30 })).toBe('2026-04-30');
  });
});

describe('the clock', () => {
  it('is late from midnight in Vietnam', () => {
    expect(isLate('2026-03-07', new Date('2026-03-07T16:59:59.999Z'))).toBe(false);
    expect(isLate('2026-03-07', new Date('2026-03-07T17:00:00Z'))).toBe(true);
  });

  it('counts the days left by the day in Vietnam', () => {
    expect(daysLeft('2026-03-07', new Date('2026-03-05T02:00:00Z'))).toBe(2);
    expect(daysLeft('2026-03-07', new Date('2026-03-05T18:00:00Z'))).toBe(1);
    expect(daysLeft('2026-03-07', new Date('2026-03-07T16:59:00Z'))).toBe(0);
    expect(daysLeft('2026-03-07', new Date('2026-03-07T17:00:00Z'))).toBe(-1);
  });
});

describe('a dated exception', () => {
  const rules = { CELL: 5, exceptions: { [exceptionKey('CELL', '2026-03')]: '2026-04-20' } };

  it('holds for its month and tier alone, instead of the rule', () => {
    expect(branchDeadline('2026-03', '2026-03-05', rules)).toBe('2026-04-20');
    expect(branchDeadline('2026-04', '2026-04-05', rules)).toBe('2026-04-10');
    expect(decisionDeadline('2026-03', 'GRASSROOTS', rules)).toBe('2026-04-10');
    expect(decisionDeadline('2026-03', 'UPPER', { exceptions: { 'UPPER:2026-03': '2026-04-30' } })).toBe('2026-04-30');
  });

  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-06-01', true],
    ['2026-06-02', false],
  ])('may be on %s: %s', (day, fits) => {
    expect(whyNotException('2026-03', day) === undefined).toBe(fits);
  });
});

/** Held on 05/02: the first deadline is 07/02. Given back at 10:00 on 09/02. */
describe('a card given back', () => {
  const card = { month: '2026-02', heldOn: '2026-02-05', state: 'RETURNED', returnedAt: '2026-02-09T03:00:00Z' };
  const inTime = { ...card, sentAt: '2026-02-06T03:00:00Z' };
  const late = { ...card, sentAt: '2026-02-08T03:00:00Z' };

  it('is due on the day its superior set, else two days later, never earlier than it was', () => {
    expect(sendBy({ ...card, returnedDue: '2026-02-20' })).toBe('2026-02-20');
    expect(sendBy(card)).toBe('2026-02-11');
    expect(sendBy(card, { CELL: 5 })).toBe('2026-02-14');
    expect(sendBy({ ...card, deadline: '2026-03-02' })).toBe('2026-03-02');
    expect(sendBy({ ...card, state: 'SUBMITTED', returnedDue: '2026-02-20' })).toBe('2026-02-07');
  });

  it('is judged by that day when it had come in time, and stays late when it had not', () => {
    expect(judgedBy({ ...inTime, returnedDue: '2026-02-20' })).toBe('2026-02-20');
    expect(judgedBy(inTime)).toBe('2026-02-11');
    expect(judgedBy({ ...late, returnedDue: '2026-02-20' })).toBe('2026-02-07');
  });

  it('loses nothing by a day set before its first deadline', () => {
    const early = { ...inTime, deadline: '2026-02-15', returnedDue: '2026-02-10' };
    expect([sendBy(early), judgedBy(early)]).toEqual(['2026-02-10', '2026-02-15']);
  });

  it('is judged by its first deadline when it was never given back', () => {
    expect(judgedBy({ month: '2026-02', heldOn: '2026-02-05', state: 'DRAFT' })).toBe('2026-02-07');
  });
});
