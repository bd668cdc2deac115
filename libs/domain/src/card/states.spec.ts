import { describe, expect, it } from 'vitest';
import type { CardState, ObligationState } from './states';
import {
  BEGUN_STATES,
  CARD_STATE_LABEL,
  CARD_STATES,
  isSent,
  isSettled,
  isVerified,
  OBLIGATION_STATE_LABEL,
  OBLIGATION_STATES,
  OWED_STATES,
  SENT_STATES,
  SETTLED_STATES,
  UNSENT_STATES,
  VERIFIED_STATES,
  WAITING_STATES,
  wasSent,
} from './states';

/** Written out a second time: the words, and what is asked of a card in this state. */
const CARD: Record<CardState, [label: string, sent: boolean, wasSent: boolean, verified: boolean]> = {
  DRAFT: ['Đang lập phiếu', false, false, false],
  VOTED: ['Đã biểu quyết', false, false, false],
  SUBMITTED: ['Đã gửi', true, true, false],
  VERIFIED: ['Đã thẩm định', true, true, true],
  DECIDED: ['Đã xếp loại', true, true, true],
  RETURNED: ['Trả lại', false, true, false],
};

const OBLIGATION: Record<ObligationState, [label: string, settled: boolean]> = {
  OPEN: ['Chưa sinh hoạt', false],
  NOT_HELD: ['Không sinh hoạt', true],
  EXCUSED: ['Được miễn kỳ', true],
  RECORDED: ['Nhập sau, theo hồ sơ giấy', true],
  MET: ['Đã có phiếu', false],
};

describe('a card in', () => {
  it.each(CARD_STATES)('%s', (state) => {
    const told = [CARD_STATE_LABEL[state], isSent(state), wasSent(state), isVerified({ state })];
    expect(told).toEqual(CARD[state]);
  });

  it('is with its branch or has been sent', () => {
    expect(BEGUN_STATES).toEqual(['DRAFT', 'VOTED']);
    expect(UNSENT_STATES).toEqual(['DRAFT', 'VOTED', 'RETURNED']);
    expect(WAITING_STATES).toEqual(['SUBMITTED', 'VERIFIED']);
    expect(SENT_STATES).toEqual(['SUBMITTED', 'VERIFIED', 'DECIDED']);
    expect(VERIFIED_STATES).toEqual(['VERIFIED', 'DECIDED']);
  });

  it('is not sent where there is none', () => {
    expect([isSent(null), isSent(undefined), isSent('OPEN')]).toEqual([false, false, false]);
  });
});

describe('what a branch owes', () => {
  it.each(OBLIGATION_STATES)('%s', (state) => {
    expect([OBLIGATION_STATE_LABEL[state], isSettled(state)]).toEqual(OBLIGATION[state]);
  });

  it('is settled without a card, or owed', () => {
    expect(SETTLED_STATES).toEqual(['NOT_HELD', 'EXCUSED', 'RECORDED']);
    expect(OWED_STATES).toEqual(['OPEN', 'MET']);
  });
});
