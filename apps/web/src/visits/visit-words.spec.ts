import { aDoneVisit, aPlan, aVisit, FINDING } from '../testing/visits';
import { filtersOf, searchVisits, sortVisits, sortingFrom, sortingWords } from './visit-sort';
import { findingWords, isUntold, progressWords, quarterHeading, quartersAround, waitsForScore } from './visit-words';

describe('words of visits', () => {
  it('list the quarters around today, the one in sight among them', () => {
    expect(quartersAround('2026-03-05', '2026-Q1')).toEqual([
      '2026-Q3',
      '2026-Q2',
      '2026-Q1',
      '2025-Q4',
      '2025-Q3',
      '2025-Q2',
      '2025-Q1',
      '2024-Q4',
      '2024-Q3',
    ]);
    expect(quartersAround('2026-03-05', '2020-Q2').at(-1)).toBe('2020-Q2');
    expect(quarterHeading('2026-Q4')).toBe('Quý IV năm 2026');
  });

  it('hold what was done against the target, and say when there is none', () => {
    expect(progressWords(aPlan())).toBe('8/8\u00a0cấp ủy và 18/20\u00a0chi bộ');
    expect(progressWords(aPlan({ target: undefined }))).toBe('Chưa đặt chỉ tiêu');
  });

  it('ask only for what waits', () => {
    expect([isUntold(aVisit(), '2026-03-05'), isUntold(aVisit(), '2026-03-06')]).toEqual([false, true]);
    expect(isUntold(aDoneVisit(), '2026-04-01')).toBe(false);
    expect(waitsForScore(aDoneVisit())).toBe(true);
    for (const none of [{ observed: true }, { kind: 'COMMITTEE' as const }, { whyNotObserve: 'Chỉ đồng chí có tên' }])
      expect(waitsForScore(aDoneVisit(none))).toBe(false);
  });

  it('count what was found', () => {
    const done = { ...FINDING, done: { at: '2026-03-06T03:00:00Z', by: 'A' } };
    expect(findingWords({ findings: [] })).toBe('–');
    expect(findingWords({ findings: [FINDING, done] })).toBe('2\u00a0việc, còn 1');
    expect(findingWords({ findings: [done] })).toBe('1\u00a0việc, đã xong');
  });
});

describe('order and search of visits', () => {
  const names = (visits: ReturnType<typeof sortVisits>): string[] =>
    visits.map(({ organization }) => organization.name);
  const { visits } = aPlan();

  it.each<[string, string[]]>([
    ['name', ['Chi bộ Đào tạo', 'Chi bộ Thanh tra', 'Chi bộ Tổng hợp']],
    ['-day', ['Chi bộ Tổng hợp', 'Chi bộ Đào tạo', 'Chi bộ Thanh tra']],
    ['state', ['Chi bộ Tổng hợp', 'Chi bộ Thanh tra', 'Chi bộ Đào tạo']],
    ['-findings', ['Chi bộ Thanh tra', 'Chi bộ Đào tạo', 'Chi bộ Tổng hợp']],
  ])('by %s', (words, expected) => {
    const sorting = sortingFrom(words);
    expect(sorting && names(sortVisits(visits, sorting))).toEqual(expected);
    expect(sorting && sortingWords(sorting)).toBe(words);
  });

  it('leaves an order that is none alone', () => {
    expect([sortingFrom('xyz'), sortingFrom(undefined)]).toEqual([undefined, undefined]);
  });

  it('finds without accents, by place and by member', () => {
    expect(names(searchVisits(visits, 'dao tao'))).toEqual(['Chi bộ Đào tạo']);
    expect(searchVisits(visits, 'nguyen van binh')).toHaveLength(3);
    expect(searchVisits(visits, 'xyz')).toEqual([]);
  });

  it('filters with counts', () => {
    expect(filtersOf(visits).map(({ label, count }) => `${label} ${count}`)).toEqual([
      'Tất cả 3',
      'Theo kế hoạch 1',
      'Đã dự 1',
      'Không dự 1',
    ]);
  });
});
