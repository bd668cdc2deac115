import { expect, it } from 'vitest';
import { cellMonthState, cellMonthWords } from './cell-month';

it.each([
  ['OPEN', null, 'OPEN', null, 'Chưa sinh hoạt'],
  ['OPEN', 'DRAFT', 'DRAFT', null, 'Đang lập phiếu'],
  ['MET', 'SUBMITTED', 'SUBMITTED', null, 'Đã gửi'],
  ['MET', 'DECIDED', 'DECIDED', null, 'Đã xếp loại'],
  ['EXCUSED', 'DRAFT', 'EXCUSED', 'Bão', 'Được miễn kỳ'],
  ['NOT_HELD', null, 'NOT_HELD', null, 'Không sinh hoạt (không lý do)'],
  ['NOT_HELD', 'RETURNED', 'NOT_HELD', 'Bão', 'Không sinh hoạt (có lý do)'],
] as const)('%s with a card %s is %s', (owed, card, state, reason, words) => {
  expect(cellMonthState(owed, card)).toBe(state);
  expect(cellMonthWords(state, reason)).toBe(words);
});
