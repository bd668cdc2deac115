import type { CommendationRow, CommendationsView } from '@chibo/contracts';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import { commendationsTable, recipientWords } from './commendations';

const row = (changes: Partial<CommendationRow> = {}): CommendationRow => ({
  id: 'a',
  version: 1,
  organizationId: 'o',
  organizationName: 'Đảng bộ Sở Nội vụ',
  year: 2018,
  kind: 'COLLECTIVE',
  form: 'CERTIFICATE',
  count: 1,
  forWhat: 'Hoàn thành xuất sắc nhiệm vụ năm 2018',
  decisionNumber: '220-QĐ/ĐUK',
  decidedOn: '2018-12-26',
  ...changes,
});

const view = (rows: CommendationRow[]): CommendationsView => ({
  organization: { id: 'k', name: 'Đảng bộ Khối' },
  year: 2018,
  rows,
  total: rows.length,
  page: 1,
  pageSize: 100,
  counts: [{ kind: 'COLLECTIVE', form: 'CERTIFICATE', n: 14 }],
  withdrawn: 0,
  at: '2019-01-02T02:00:00.000Z',
});

describe('the list of commendations', () => {
  it.each<[Partial<CommendationRow>, string]>([
    [{}, 'Đảng bộ Sở Nội vụ'],
    [{ recipient: 'Phòng Tổng hợp' }, 'Phòng Tổng hợp'],
    [{ count: 30 }, '30 tập thể'],
    [{ kind: 'INDIVIDUAL', recipient: 'Cá nhân 01' }, 'Cá nhân 01'],
    [{ kind: 'INDIVIDUAL', count: 50 }, '50 cá nhân'],
  ])('%j is for %s', (changes, words) => expect(recipientWords(row(changes))).toBe(words));

  it('has collectives and individuals apart, each with its sum, and says the year in a sentence', () => {
    const table = commendationsTable(view([row({ count: 30 }), row({ id: 'b', kind: 'INDIVIDUAL', count: 50 })]));
    const at = table.columns.findIndex(({ key }) => key === 'count');
    expect(table.blocks.map(({ head, subtotal }) => [head, subtotal && wordsOf(subtotal.cells[at])])).toEqual([
      ['Tập thể', '30'],
      ['Cá nhân', '50'],
    ]);
    expect(table.total && wordsOf(table.total.cells[at])).toBe('80');
    expect(table.sentences).toEqual(['Khen thưởng năm 2018: 14 tập thể, 0 cá nhân (14 giấy khen).']);
  });

  it('notes at the row why one was withdrawn', () => {
    const withdrawn = { at: '2019-01-03T00:00:00.000Z', by: 'x', reason: 'Ghi nhầm' };
    expect(commendationsTable(view([row({ withdrawn })])).notes).toEqual(['Đã rút: Ghi nhầm']);
  });
});
