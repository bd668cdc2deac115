import { monthsAround, ruleHint, ruleWords } from './deadline-words';

describe('words of a deadline', () => {
  it.each([
    ['CELL', 2, 'chậm nhất 2\u00a0ngày sau ngày sinh hoạt'],
    ['CELL', 0, 'ngay trong ngày sinh hoạt'],
    ['GRASSROOTS', 10, 'chậm nhất ngày\u00a010 tháng sau'],
    ['UPPER', 15, 'chậm nhất ngày\u00a015 tháng sau'],
  ] as const)('%s, %i', (tier, days, words) => expect(ruleWords(tier, days)).toBe(words));

  it('say what a rule means where it does not fit', () => {
    expect(ruleHint('CELL', 2)).toContain('không sinh hoạt');
    expect(ruleHint('UPPER', 28)).toBeUndefined();
    expect(ruleHint('UPPER', 29)).toContain('ngày cuối tháng');
  });

  it('offer months from two back to a year ahead', () => {
    const months = monthsAround('2026-01-05');
    expect(months[0]).toEqual({ month: '2025-11', label: 'Tháng 11/2025' });
    expect(months.at(-1)?.month).toBe('2027-01');
  });
});
