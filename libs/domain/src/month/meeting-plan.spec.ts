import { describe, expect, it } from 'vitest';
import { planWords, whyNotMeetingDay } from './meeting-plan';

const TODAY = '2026-03-10';

describe('a planned meeting', () => {
  it.each([
    ['2026-03', '2026-03-10', undefined],
    ['2026-03', '2026-03-31', undefined],
    ['2026-04', '2026-04-05', undefined],
    ['2026-03', '2026-04-01', 'Ngày dự kiến phải trong tháng 3/2026 (01/03/2026 đến 31/03/2026).'],
    ['2026-04', '2026-03-31', 'Ngày dự kiến phải trong tháng 4/2026 (01/04/2026 đến 30/04/2026).'],
    ['2026-03', '2026-03-09', 'Ngày dự kiến đã qua.'],
    ['2026-06', '2026-06-11', 'Chỉ ghi trước được 92 ngày.'],
  ])('of %s on %s: %s', (month, day, words) => {
    expect(whyNotMeetingDay(month, day, TODAY)).toBe(words);
  });

  it('is one line', () => {
    expect(planWords({ day: '2026-12-05', time: '07:30', place: 'Phòng họp tầng 2' })).toBe(
      '07:30 ngày 05/12/2026, Phòng họp tầng 2',
    );
    expect(planWords({ day: '2026-12-05', place: '' })).toBe('ngày 05/12/2026');
  });
});
