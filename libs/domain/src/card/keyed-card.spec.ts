import { describe, expect, it } from 'vitest';
import { endOfVietnamDay } from '../calendar';
import type { Relation, Role } from '../organisation';
import { answerBy, handedInAt, keyedMark, keyedSentence, keyedWords, whyNotReceived } from './keyed-card';
import type { CardMove, MoveActor } from './scorecard-moves';
import { whyNot } from './scorecard-moves';
import { whyLocked } from './sending-lock';
import type { CardState } from './states';

const AT = '2026-03-05T02:00:00.000Z';
const card = (state: CardState, change: object = {}) => ({ state, submittedAt: AT, keyedBy: 'keyer', ...change });
const as = (role: Role, relation: Relation, accountId = 'me'): MoveActor => ({
  accountId,
  standings: [{ role, relation }],
});
const secretary = as('CELL_SECRETARY', 'OWN');
const officer = as('COMMITTEE_OFFICER', 'DIRECT_SUPERIOR');
const keyer = as('COMMITTEE_OFFICER', 'DIRECT_SUPERIOR', 'keyer');
const on = (day: string): Date => new Date(`${day}T03:00:00.000Z`);
const SOON = on('2026-03-05');

describe('a card that was keyed in', () => {
  it.each<[string, object, string, string | undefined]>([
    ['sent by the branch', { keyedBy: null }, '2026-03-05', undefined],
    ['not answered, on its last day', {}, '2026-03-10', 'WAITING'],
    ['not answered in time', {}, '2026-03-11', 'SILENT'],
    ['agreed with', { answeredAt: AT }, '2026-04-01', 'AGREED'],
    ['objected to', { answeredAt: AT, objection: 'Sai số có mặt' }, '2026-04-01', 'OBJECTED'],
  ])('%s', (_what, change, today, mark) => {
    expect(keyedMark(card('SUBMITTED', change), today)).toBe(mark);
  });

  it('is answered until the end of the fifth day in Vietnam', () => {
    expect(answerBy(AT)).toBe('2026-03-10');
    expect(answerBy('2026-03-05T17:00:00.000Z')).toBe('2026-03-11');
    for (const [move, state] of [
      ['object', 'SUBMITTED'],
      ['object', 'VERIFIED'],
      ['dispute', 'DECIDED'],
    ] as const) {
      expect(whyNot(move, card(state), secretary, new Date('2026-03-10T16:59:59.999Z'))).toBeUndefined();
      expect(whyNot(move, card(state), secretary, new Date('2026-03-10T17:00:00.000Z'))).toContain('10/03/2026');
    }
    expect(whyNot('agree', card('SUBMITTED'), secretary, on('2026-06-01'))).toBeUndefined();
  });

  it('is answered once, by the branch, never by the one who keyed it in', () => {
    const both: MoveActor = { accountId: 'keyer', standings: [...secretary.standings, ...officer.standings] };
    for (const move of ['agree', 'object'] as const) {
      expect(whyNot(move, card('SUBMITTED'), both, SOON)).toContain('người nhập hộ');
      expect(whyNot(move, card('SUBMITTED'), officer, SOON)).toContain('Chỉ bí thư hoặc phó bí thư');
      expect(whyNot(move, card('SUBMITTED', { answeredAt: AT }), secretary, SOON)).toContain('đã xác nhận');
      const objected = card('SUBMITTED', { answeredAt: AT, objection: 'Sai' });
      expect(whyNot(move, objected, secretary, SOON)).toContain('đã nêu ý kiến');
      expect(whyNot(move, card('SUBMITTED', { keyedBy: null }), secretary, SOON)).toContain('tự gửi');
    }
  });

  it('is not reviewed by the one who keyed it in, in words of its own', () => {
    const moves: [CardMove, CardState][] = [
      ['verify', 'SUBMITTED'],
      ['return', 'SUBMITTED'],
      ['decide', 'VERIFIED'],
      ['correct', 'DECIDED'],
    ];
    for (const [move, state] of moves) {
      const sent = card(state, { submittedBy: 'keyer', verifiedBy: 'another' });
      expect(whyNot(move, sent, keyer, SOON)).toContain('đã nhập hộ phiếu này');
      expect(whyNot(move, sent, officer, SOON)).toBeUndefined();
    }
  });

  it('is taken back by the committee within ten minutes, not by the branch, and not once it agreed', () => {
    const at = (minutes: number): Date => new Date(Date.parse(AT) + minutes * 60_000);
    expect(whyNot('unkey', card('SUBMITTED'), keyer, at(10))).toBeUndefined();
    expect(whyNot('unkey', card('SUBMITTED'), keyer, at(11))).toContain('Đã quá 10 phút kể từ khi nhập hộ');
    expect(whyNot('unkey', card('SUBMITTED', { answeredAt: AT }), keyer, at(1))).toContain('đã xác nhận');
    expect(whyNot('unkey', card('SUBMITTED', { keyedBy: null }), keyer, at(1))).toContain('tự gửi');
    expect(whyNot('unkey', card('SUBMITTED', { observed: true }), keyer, at(1))).toContain('Tổ công tác');
    expect(whyNot('unkey', card('SUBMITTED', { closed: true }), keyer, at(1))).toContain('khóa sổ');
    expect(whyNot('unkey', card('SUBMITTED'), secretary, at(1))).toContain('không tự nhập hộ');
    expect(whyNot('recall', card('SUBMITTED'), secretary, at(1))).toContain('nhập hộ');
  });

  it('comes from the direct superior alone', () => {
    const open = card('DRAFT', { keyedBy: null });
    expect(whyNot('keyIn', open, officer, SOON)).toBeUndefined();
    expect(whyNot('keyIn', open, secretary, SOON)).toBe(
      'Chi bộ không tự nhập hộ phiếu của mình; việc này do cấp ủy cấp trên trực tiếp làm.',
    );
    expect(whyNot('keyIn', open, as('COMMITTEE_OFFICER', 'INDIRECT_SUPERIOR'), SOON)).toContain('cấp trên gián tiếp');
    expect(whyNot('keyIn', open, as('COMMITTEE_READER', 'DIRECT_SUPERIOR'), SOON)).toContain('chỉ xem');
  });

  it('has its name by its month', () => {
    expect(keyedWords('2026-02', '2026-03-05')).toBe('Nhập hộ theo bản giấy');
    expect(keyedWords('2026-01', '2026-03-05')).toBe('Nhập sau, theo hồ sơ giấy');
  });
});

describe('what is said of it', () => {
  const said = { words: 'Nhập hộ theo bản giấy', by: 'Lê A', paper: 'phiếu số 03', receivedOn: '2026-03-05' };

  it.each([
    [undefined, 'chi bộ chưa xác nhận.'],
    [{ at: AT }, 'chi bộ đã xác nhận ngày 05/03/2026.'],
    [{ at: AT, objection: 'Sai số có mặt. ' }, 'chi bộ không đồng ý ngày 05/03/2026: Sai số có mặt.'],
  ])('names paper, day, person and answer', (answer, end) => {
    const begin = 'Nhập hộ theo bản giấy (phiếu số 03), nhận ngày 05/03/2026, người nhập: Lê A; ';
    expect(keyedSentence({ ...said, answer })).toBe(begin + end);
  });
});

describe('the day the paper came', () => {
  it('is what is late or not, whenever it is typed in', () => {
    const typed = '2026-03-20T02:00:00.000Z';
    const late = (receivedOn?: string): boolean =>
      handedInAt({ receivedOn, submittedAt: typed }) > endOfVietnamDay('2026-03-07');
    expect([late('2026-03-07'), late('2026-03-08'), late()]).toEqual([false, true, true]);
  });

  it('is neither to come nor before the meeting', () => {
    expect(whyNotReceived('2026-03-06', '2026-03-05', '2026-03-05')).toContain('sau hôm nay (05/03/2026)');
    expect(whyNotReceived('2026-03-04', '2026-03-05', '2026-03-06')).toContain('trước ngày sinh hoạt (05/03/2026)');
    expect(whyNotReceived('2026-03-05', '2026-03-05', '2026-03-05')).toBeUndefined();
    expect(whyNotReceived('2026-03-05', undefined, '2026-03-05')).toBeUndefined();
  });

  it('is held against a deadline that locks; a closing asks for the day it is typed in', () => {
    const today = '2026-03-20';
    expect(whyLocked({ deadline: '2026-03-07' }, today, '2026-03-07')).toBeUndefined();
    expect(whyLocked({ deadline: '2026-03-07' }, today, '2026-03-08')).toContain('Đã qua hạn gửi');
    expect(whyLocked({ deadline: '2026-03-07', leaveUntil: '2026-03-09' }, today, '2026-03-08')).toBeUndefined();
    expect(whyLocked({ closedBy: 'Đảng ủy' }, today, '2026-03-07')).toContain('đã khóa sổ');
    const lock = { closedBy: 'Đảng ủy', leaveUntil: '2026-03-19' };
    expect(whyLocked(lock, today, '2026-03-07')).toContain('đã khóa sổ');
  });
});
