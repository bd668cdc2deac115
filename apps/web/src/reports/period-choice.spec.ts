import { parsePeriod } from '@chibo/domain';
import { chosenOf, monthsToChoose, periodBetween, periodFrom, YEAR_PARTS } from './period-choice';

describe('the choice of a period', () => {
  it('names a period with every part of a year, and finds it again', () => {
    expect(YEAR_PARTS).toHaveLength(19);
    for (const { part } of YEAR_PARTS) {
      const period = parsePeriod(`2026${part}`);
      expect(period && chosenOf(period)).toEqual({ year: '2026', part });
    }
    expect(YEAR_PARTS.map(({ words }) => words)).toContain('Quý III');
  });

  it('has no part for other months, and is the running year without an address', () => {
    expect(chosenOf({ from: '2026-02', to: '2026-04' })).toEqual({ year: '2026', part: undefined });
    expect(periodFrom(undefined, '2026-11-28')).toEqual({ from: '2026-01', to: '2026-12' });
    expect(periodFrom('lung tung', '2026-11-28')).toEqual({ from: '2026-01', to: '2026-12' });
    expect(periodFrom('2025-Q4', '2026-11-28')).toEqual({ from: '2025-10', to: '2025-12' });
  });

  it('goes from any month to any other, either way round, as far as a report may', () => {
    expect(monthsToChoose('2026-11-28').slice(0, 2)).toEqual(['2026-11', '2026-10']);
    expect(periodBetween('2026-03', '2026-07')).toBe('2026-03..2026-07');
    expect(periodBetween('2026-07', '2026-03')).toBe('2026-03..2026-07');
    expect(periodBetween('2026-01', '2026-12')).toBe('2026');
    expect(periodBetween('2020-01', '2026-12')).toBe('2024-01..2026-12');
    expect(parsePeriod(periodBetween('2020-01', '2026-12'))).toBeDefined();
  });
});
