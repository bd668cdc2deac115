import { describe, expect, it } from 'vitest';
import type { CellMonthState, CountedAs } from './cell-month';
import {
  CELL_MONTH_STATES,
  cellMonthState,
  cellMonthWords,
  countedAs,
  INCOMPLETE_STATES,
  isMissing,
  owesCard,
  statesCountedAs,
} from './cell-month';

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

/** What a branch is taken for; is it missing from a month that is closed; does it owe a card itself. */
const EXPECTED: Record<CellMonthState, [counted: CountedAs, missing: boolean, owes: boolean]> = {
  OPEN: ['open', true, true],
  DRAFT: ['open', true, true],
  VOTED: ['open', true, true],
  RETURNED: ['returned', true, true],
  SUBMITTED: ['waiting', true, false],
  VERIFIED: ['waiting', true, false],
  DECIDED: ['decided', false, false],
  NOT_HELD: ['notHeld', false, false],
  EXCUSED: ['excused', false, false],
  RECORDED: ['decided', false, false],
};

describe('a branch in', () => {
  it.each(CELL_MONTH_STATES)('%s', (state) => {
    expect([countedAs(state), isMissing({ state }), owesCard({ state })]).toEqual(EXPECTED[state]);
  });

  it('a state of its own, all of them listed', () => {
    expect(CELL_MONTH_STATES.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
    expect(statesCountedAs('open', 'notHeld')).toEqual(['OPEN', 'NOT_HELD', 'DRAFT', 'VOTED']);
    expect(INCOMPLETE_STATES).toEqual(CELL_MONTH_STATES.filter((state) => isMissing({ state })));
  });
});
