import { plannableMonths, scheduleMonths } from './plan-months';

describe('months of meeting plans', () => {
  it('reach as far ahead as may be planned', () => {
    expect(plannableMonths('2026-12', '2026-11-22')).toEqual(['2026-12', '2027-01', '2027-02']);
    expect(plannableMonths('2026-11', '2026-11-22')[0]).toBe('2026-11');
  });

  it('of a schedule begin with the newest and have the one in sight', () => {
    const months = scheduleMonths('2026-11', '2026-11-22');
    expect([months[0], months.at(-1)]).toEqual(['2027-02', '2026-05']);
    expect(scheduleMonths('2025-01', '2026-11-22').at(-1)).toBe('2025-01');
    expect(new Set(months).size).toBe(months.length);
  });
});
