import { parseTime } from './clock-time';

describe('a time of day as it is written', () => {
  it.each([
    ['7:30', '07:30'],
    ['07:30', '07:30'],
    ['7h30', '07:30'],
    ['7H30', '07:30'],
    ['7 giờ 30', '07:30'],
    ['7g30', '07:30'],
    ['7.30', '07:30'],
    ['0730', '07:30'],
    [' 14h ', '14:00'],
    ['8', '08:00'],
    ['0h05', '00:05'],
    ['', undefined],
    ['24h', undefined],
    ['7:60', undefined],
    ['7h3', undefined],
    ['sáng', undefined],
  ])('reads %j as %j', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });
});
