import type { ExemplaryModelRow } from '@chibo/contracts';
import type { ModelState } from '@chibo/domain';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import { exemplaryModelsTable, modelsSentence } from './exemplary-models';

const row = (id: string, state: ModelState): ExemplaryModelRow => ({
  ...{ id, version: 1, committeeId: 'k', organizationId: 'o', organizationName: 'Chi bộ Báo', year: 2026 },
  ...{ title: 'Mỗi tuần một việc', summary: 'Đăng ký việc cụ thể', state, own: true },
  remarks: [{ id: 'r', organizationName: 'Chi bộ A', kind: 'OBJECTION', words: 'x', at: '2026-03-06T03:00:00.000Z' }],
});

describe('the list of models', () => {
  it.each<[ModelState[], string]>([
    [[], 'Chưa có mô hình nào.'],
    [['RECOGNISED', 'OPEN', 'RECOGNISED'], '03 mô hình: 01 đang lấy ý kiến, 02 được công nhận.'],
  ])('of %j says %s', (states, words) => expect(modelsSentence(states.map((state) => row(state, state)))).toBe(words));

  it('has objections counted and the decision beside each', () => {
    const decided = { ...row('a', 'RECOGNISED'), decided: { number: '40-QĐ/ĐU', on: '2026-03-11' } };
    const view = { organization: { id: 'k', name: 'K' }, rows: [decided], total: 1, page: 1, pageSize: 50 };
    const may = { mayNominate: false, mayManage: true, mayRemark: true, at: '2026-03-12T03:00:00.000Z' };
    const { blocks, title } = exemplaryModelsTable({ ...view, ...may }, { year: 2026 });
    expect(title.about).toBe('mô hình học tập và làm theo Bác năm 2026');
    expect(blocks[0].rows[0].cells.map(wordsOf)).toEqual([
      ...['1', 'Mỗi tuần một việc', 'Chi bộ Báo', 'Đăng ký việc cụ thể', 'Được công nhận', '1'],
      '40-QĐ/ĐU, 11/03/2026',
    ]);
  });
});
