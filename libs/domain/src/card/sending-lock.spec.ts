import { describe, expect, it } from 'vitest';
import { isLongPast, longPastWords, whyLocked, whyNotLeaveUntil } from './sending-lock';

const TODAY = '2026-11-28';

describe('a closed month', () => {
  const closedBy = 'Đảng ủy Sở Nội vụ';

  it('takes no card without leave, and says who closed it and what to do', () => {
    expect(whyLocked({ closedBy }, TODAY)).toBe(
      'Đảng ủy Sở Nội vụ đã khóa sổ tháng này nên chi bộ không gửi được nữa. Cần gửi thì đề nghị cấp ủy cho gửi sau khóa sổ.',
    );
  });

  it.each([
    ['2026-11-27', false],
    ['2026-11-28', true],
    ['2026-12-05', true],
  ])('takes it with leave until %s: %s', (leaveUntil, open) => {
    expect(whyLocked({ closedBy, leaveUntil }, TODAY) === undefined).toBe(open);
  });

  it('says until when leave was', () => {
    expect(whyLocked({ closedBy, leaveUntil: '2026-11-20' }, TODAY)).toContain('đã cho đến hết ngày 20/11/2026');
  });
});

describe('a deadline that locks', () => {
  it.each([
    ['2026-11-27', false],
    ['2026-11-28', true],
  ])('of %s leaves sending open: %s', (deadline, open) => {
    expect(whyLocked({ deadline }, TODAY) === undefined).toBe(open);
  });

  it('gives way to leave', () => {
    expect(whyLocked({ deadline: '2026-11-01', leaveUntil: TODAY }, TODAY)).toBeUndefined();
    expect(whyLocked({ deadline: '2026-11-01' }, TODAY)).toContain('Đã qua hạn gửi 01/11/2026');
  });
});

it('nothing locks, nothing is said', () => expect(whyLocked({}, TODAY)).toBeUndefined());

it.each([
  ['2026-11-27', false],
  ['2026-11-28', true],
  ['2027-01-27', true],
  ['2027-01-28', false],
])('leave may last until %s: %s', (until, may) => {
  expect(whyNotLeaveUntil(until, TODAY) === undefined).toBe(may);
});

it.each([
  ['2026-11', false],
  ['2026-10', false],
  ['2026-09', true],
  ['2025-12', true],
])('%s is long past: %s', (month, past) => expect(isLongPast(month, TODAY)).toBe(past));

it('names the month that is confirmed', () => expect(longPastWords('2026-05')).toContain('tháng 5/2026'));
