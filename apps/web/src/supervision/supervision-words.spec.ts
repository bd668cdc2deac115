import { aSupervisedCell, anAssignment } from '../testing/supervision';
import { comingOf, periodWords, presentOf, replacedOn } from './supervision-words';

const PAST = anAssignment('An', { from: '2025-01-01', until: '2025-12-31', state: 'PAST' });
const NOW = anAssignment('Bình', { until: '2026-03-31' });
const NEXT = anAssignment('Cường', { from: '2026-04-01', until: '2026-06-30', state: 'COMING' });
const LAST = anAssignment('Dung', { from: '2026-07-01', state: 'COMING' });
const CELL = aSupervisedCell('x', [LAST, NEXT, NOW, PAST]);

describe('who follows a branch', () => {
  it('is told apart: now, next, then', () => {
    expect(presentOf(CELL)).toBe(NOW);
    expect(comingOf(CELL)).toEqual([NEXT, LAST]);
    expect(presentOf(aSupervisedCell('y', [PAST]))).toBeUndefined();
  });

  it.each([
    ['2026-03-10', 'Bình'],
    ['2026-03-31', 'Bình'],
    ['2026-04-01', undefined],
    ['2026-04-02', 'Cường'],
    ['2027-01-01', 'Dung'],
    ['2024-01-01', undefined],
  ])('is replaced from %s: %s', (from, name) => expect(replacedOn(CELL, from)?.name).toBe(name));

  it('has its days in words', () => {
    expect(periodWords(NOW)).toBe('từ ngày\u00a001/01/2026 đến hết ngày\u00a031/03/2026');
    expect(periodWords({ ...NOW, until: '2026-02-28', leftOn: '2026-03-01' })).toContain(
      '28/02/2026 (chi bộ chuyển đi)',
    );
    expect(periodWords({ ...NOW, until: '2025-12-31', leftOn: '2026-01-01' })).toContain('không còn hiệu lực');
  });
});
