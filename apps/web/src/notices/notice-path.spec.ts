import type { Notice } from '@chibo/domain';
import { linkOf } from './notice-path';

const DUE = { month: '2026-02', deadline: '2026-03-02', on: '2026-03-01' };

describe('a notice leads', () => {
  it.each<[string, Notice, string]>([
    [
      'to who is missing',
      { kind: 'NOT_READY', organizationId: 'nv', month: '2026-02', counts: { NO_SCORER: 1 } },
      '/quan-tri/san-sang?to=nv',
    ],
    ['to the card', { kind: 'RESENT', scorecardId: 'p', cell: 'x', month: '2026-02' }, '/phieu/p'],
    ['to the card that is due', { kind: 'SEND_DUE', cell: 'x', scorecardId: 'p', ...DUE }, '/phieu/p'],
    ['to what is to be done while there is no card', { kind: 'SEND_DUE', cell: 'x', ...DUE }, '/viec-can-lam'],
    ['to the visit', { kind: 'VISIT', visitId: 'v', name: 'x', plannedOn: '2026-03-01' }, '/luot-du/v'],
    ['to the findings', { kind: 'FINDING', cell: 'x', action: 'y', dueOn: '2026-03-01' }, '/viec-can-lam'],
    ['to what is owed no more', { kind: 'EXCUSED', cell: 'x', month: '2026-02', reason: 'y' }, '/viec-can-lam'],
    ['to what is left of it', { kind: 'GIVEN_UP', cell: 'x', month: '2026-02', by: 'y' }, '/viec-can-lam'],
    [
      'to the month',
      { kind: 'DECIDE_DUE', organizationId: 'o', name: 'x', waiting: 1, missing: 0, ...DUE },
      '/thang/2026-02?to=o',
    ],
    [
      'to the closing',
      { kind: 'CHANGED_AFTER_CLOSE', organizationId: 'o', cell: 'x', month: '2026-02' },
      '/thang/2026-02/khoa-so?to=o',
    ],
  ])('%s', (_, notice, expected) => {
    const { path, query } = linkOf(notice);
    expect(path.join('/') + (query ? `?${new URLSearchParams(query).toString()}` : '')).toBe(expected);
  });
});
