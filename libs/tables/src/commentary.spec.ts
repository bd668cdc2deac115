import { NO_COMMENTARY } from '@chibo/domain';
import { expect, it } from 'vitest';
import { withCommentary } from './commentary';
import { tableOf } from './table';

const table = tableOf({
  name: 'bang',
  title: { kind: 'BẢNG', about: 'thử' },
  at: '',
  columns: [],
  blocks: [],
  sentences: ['Một câu.'],
  remarks: ['Làm tròn.'],
});

it('stands under the table in the order of the form; what is empty is not printed', () => {
  const said = {
    ...NO_COMMENTARY,
    limits: ' Còn muộn. ',
    strengths: 'Tốt.',
    footnote: 'Miễn 01.',
    signedBy: 'Bí thư A',
  };
  expect(withCommentary(table, said)).toMatchObject({
    sentences: ['Một câu.', 'Ưu điểm: Tốt.', 'Hạn chế: Còn muộn.'],
    remarks: ['Miễn 01.', 'Làm tròn.'],
    signers: { preparedBy: '', signedBy: 'Bí thư A' },
  });
  expect(withCommentary(table, undefined)).toBe(table);
  expect(withCommentary(table, NO_COMMENTARY)).not.toHaveProperty('signers');
});

it('says that the figures are others than when it was written', () => {
  const said = { ...NO_COMMENTARY, strengths: 'Tốt.', at: '2026-03-06T03:00:00Z', moved: true } as const;
  expect(withCommentary(table, said).remarks.at(-1)).toBe(
    'Nhận xét viết lúc 10:00, 06/03/2026, trước khi số liệu thay đổi.',
  );
});
