import { describe, expect, it } from 'vitest';
import type { MoveActor } from './scorecard-moves';
import { whyNot } from './scorecard-moves';

const as = (role: 'CELL_SECRETARY' | 'COMMITTEE_OFFICER', relation: 'OWN' | 'DIRECT_SUPERIOR'): MoveActor => ({
  accountId: 'me',
  standings: [{ role, relation }],
});
const secretary = as('CELL_SECRETARY', 'OWN');
const officer = as('COMMITTEE_OFFICER', 'DIRECT_SUPERIOR');
const SENT_AT = '2026-03-05T02:00:00.000Z';
const NOW = new Date('2026-03-05T02:05:00.000Z');
const EMPTY = { facts: {}, answers: [], weaknesses: '', vote: {} };

describe('giving up a card', () => {
  const empty = { state: 'DRAFT', kind: 'THEMATIC', draft: EMPTY } as const;
  const why = (change: object): string | undefined => whyNot('giveUp', { ...empty, ...change }, secretary, NOW);

  it.each([
    ['a fact', { draft: { ...EMPTY, facts: { present: 0 } } }],
    ['an answer', { draft: { ...EMPTY, answers: [{ code: '1', value: 0 }] } }],
    ['an answer under another set', { draft: { ...EMPTY, aside: { other: [{ code: '1', value: 0 }] } } }],
    ['a word', { draft: { ...EMPTY, weaknesses: 'Họp muộn' } }],
    ['a vote', { draft: { ...EMPTY, vote: { approve: 0 } } }],
    ['a done action', { draft: { ...EMPTY, actionsDone: ['2.1'] } }],
    ['content nobody has looked at', { draft: undefined }],
  ])('is off with %s in it', (_what, change) => {
    expect(why(change)).toBe('Phiếu đã có nội dung nên không bỏ được.');
  });

  it('is for thematic meetings never sent and never observed, and for the branch alone', () => {
    expect(why({})).toBeUndefined();
    expect(why({ draft: { ...EMPTY, weaknesses: ' \n', facts: { theme: undefined } } })).toBeUndefined();
    expect(why({ kind: 'REGULAR' })).toContain('mỗi tháng có một phiếu');
    expect(why({ kind: 'COMBINED' })).toContain('mỗi tháng có một phiếu');
    expect(why({ submittedAt: SENT_AT })).toBe('Phiếu này đã từng gửi nên không bỏ được.');
    expect(why({ observed: true })).toContain('Tổ công tác');
    expect(whyNot('giveUp', empty, officer, NOW)).toContain('Chỉ bí thư hoặc phó bí thư');
  });
});
