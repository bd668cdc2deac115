import { describe, expect, it } from 'vitest';
import { bestAnswers, FACTS } from '../../test-support/a-card';
import { checkAnswers, DEFAULT_REASONS, MOST_CARD_TEXT, reasonsOf, reasonText } from './check-answers';
import type { Answer, CriteriaSet } from '../criteria';
import { hd42Central, hd42Commune } from '../templates';
import type { Vote } from './vote';
import { checkVote } from './vote';
import type { CardToSend } from './why-not-ready';
import { whyNotGiven, whyNotReady } from './why-not-ready';

const VOTE: Vote = { officialPresent: 15, approve: 14, disapprove: 0, other: 1 };

/** The commune set's best card; 4.2 is worth 15 and carries its căn cứ. */
function aCardToSend(change: Partial<CardToSend> = {}): CardToSend {
  return {
    set: hd42Commune,
    facts: FACTS,
    kind: 'REGULAR',
    month: '2026-03',
    answers: changed({ code: '4.2', note: 'Biên bản ngày 05/03/2026.' }),
    weaknesses: 'Báo lịch họp trước 05 ngày.',
    vote: VOTE,
    today: '2026-03-06',
    ...change,
  };
}

function changed(...changes: Answer[]): Answer[] {
  return bestAnswers(hd42Commune).map((answer) => ({ ...answer, ...changes.find(({ code }) => code === answer.code) }));
}

const EVIDENCE = { code: '4.2', note: 'Biên bản ngày 05/03/2026.' };
const withLine = (answer: Answer) => whyNotReady(aCardToSend({ answers: changed(answer, EVIDENCE) }));

describe('whyNotReady', () => {
  it('lets a whole card go', () => {
    expect(whyNotReady(aCardToSend())).toEqual([]);
  });

  it('asks for a line not answered', () => {
    expect(withLine({ code: '5.1', value: undefined })).toEqual([{ at: 'answers.5.1', text: 'Mục 5.1 chưa chấm.' }]);
  });

  it('asks for a reason below the maximum; one tap or a few words do', () => {
    const [reason] = reasonsOf(hd42Commune.groups[2].criteria[4]);
    expect(withLine({ code: '3.5', value: 0 })).toEqual([
      { at: 'answers.3.5', text: 'Mục 3.5 chưa có lý do trừ điểm.' },
    ]);
    expect(withLine({ code: '3.5', value: 0, note: '  ' })).toHaveLength(1);
    expect(withLine({ code: '3.5', value: 0, reasonCode: reason.code })).toEqual([]);
    expect(withLine({ code: '3.5', value: 0, note: 'Gửi trước nửa ngày' })).toEqual([]);
  });

  it('asks for căn cứ with full marks on a heavy line only', () => {
    expect(withLine({ code: '4.2', note: ' ' })).toEqual([
      { at: 'answers.4.2', text: 'Mục 4.2 đạt tối đa 15 điểm, chưa ghi căn cứ.' },
    ]);
    const central = aCardToSend({ set: hd42Central, answers: bestAnswers(hd42Central) });
    expect(whyNotReady(central).map(({ at }) => at)).toEqual(['answers.4.2', 'answers.4.3', 'answers.6']);
  });

  it('asks for weaknesses where the set does', () => {
    expect(whyNotReady(aCardToSend({ weaknesses: ' \n\u200b\u00a0' })).map(({ at }) => at)).toEqual(['weaknesses']);
    expect(whyNotReady(aCardToSend({ weaknesses: '', set: { ...hd42Commune, weaknessesRequired: false } }))).toEqual(
      [],
    );
  });

  it('names facts that are missing or disagree, and what cannot be computed from them', () => {
    const missing = whyNotReady(aCardToSend({ facts: { ...FACTS, speakers: undefined } }));
    expect(missing.map(({ at }) => at)).toEqual(['facts.speakers', 'answers.4.5']);
    const wrong = whyNotReady(aCardToSend({ facts: { ...FACTS, excused: 2 } }));
    expect(wrong.map(({ at }) => at)).toEqual(['facts.present']);
    expect(whyNotReady(aCardToSend({ today: '2026-03-04' })).map(({ at }) => at)).toEqual(['facts.heldOn']);
  });

  it('asks for nothing on a line that does not apply', () => {
    expect(withLine({ code: '4.3', value: undefined })).toEqual([]);
  });

  it('names a wrong value once, as wrong and not as missing too', () => {
    expect(withLine({ code: '3.1', value: 7 })).toEqual([
      { at: 'answers.3.1', text: 'Mục 3.1 có giá trị không hợp lệ; chỉ nhận đạt hoặc không đạt.' },
    ]);
  });

  it('names everything on an empty card, in the order of the form', () => {
    const at = whyNotReady(
      aCardToSend({ facts: { leadership: 'COMMITTEE' }, answers: [], weaknesses: '', vote: {} }),
    ).map((problem) => problem.at);
    expect(at.slice(0, 2)).toEqual(['facts.heldOn', 'facts.minutes']);
    expect(at).toContain('answers.1.1');
    expect(at).toContain('answers.3.1');
    expect(at.slice(-5)).toEqual([
      'weaknesses',
      'vote.officialPresent',
      'vote.approve',
      'vote.disapprove',
      'vote.other',
    ]);
  });
});

describe('checkAnswers', () => {
  const check = (set: CriteriaSet, ...answers: Answer[]) => checkAnswers(set, FACTS, answers).map(({ text }) => text);

  it('takes what the lines offer', () => {
    expect(check(hd42Commune, ...bestAnswers(hd42Commune), { code: '2.1', reasonCode: undefined })).toEqual([]);
  });

  it.each<[CriteriaSet, Answer, string]>([
    [hd42Commune, { code: '9.9', value: 1 }, 'Mục 9.9 không có trong bộ tiêu chí.'],
    [hd42Commune, { code: '2.1', value: 400 }, 'Mục 2.1 tự tính từ số liệu, không chấm tay.'],
    [hd42Commune, { code: '3.1', value: 300 }, 'Mục 3.1 có giá trị không hợp lệ; chỉ nhận đạt hoặc không đạt.'],
    [hd42Central, { code: '4.2', value: 2600 }, 'Mục 4.2 có giá trị không hợp lệ; nhận từ 0 đến 25 điểm, bước 1.'],
    [hd42Central, { code: '4.2', value: 50 }, 'Mục 4.2 có giá trị không hợp lệ; nhận từ 0 đến 25 điểm, bước 1.'],
    [hd42Commune, { code: '3.1', reasonCode: 'X' }, 'Mục 3.1 có mã lý do không thuộc danh sách.'],
    [hd42Commune, { code: '3.1', note: 'a'.repeat(1001) }, 'Mục 3.1 có lý do dài quá 1000 ký tự.'],
  ])('$code: %o', (set, answer, text) => {
    expect(check(set, answer)).toEqual([text]);
  });

  it('names a line answered twice', () => {
    expect(check(hd42Commune, { code: '3.1', value: 1 }, { code: '3.1', value: 0 })).toEqual([
      'Mục 3.1 được chấm hai lần.',
    ]);
  });
});

describe('reasons', () => {
  const criterion = { ...hd42Commune.groups[2].criteria[0], reasons: undefined };

  it('are the default ones where the line has none of its own', () => {
    expect(reasonsOf(criterion)).toBe(DEFAULT_REASONS);
  });

  it('read as label, words or both', () => {
    const [{ code, label }] = DEFAULT_REASONS;
    expect(reasonText(criterion, { code: '3.1', reasonCode: code, note: ' thiếu phụ lục ' })).toBe(
      `${label}: thiếu phụ lục`,
    );
    expect(reasonText(criterion, { code: '3.1', reasonCode: code })).toBe(label);
    expect(reasonText(criterion, { code: '3.1', note: 'thiếu' })).toBe('thiếu');
    expect(reasonText(criterion, undefined)).toBe('');
  });
});

describe('checkVote', () => {
  it.each<[Vote, string[]]>([
    [VOTE, []],
    [{ ...VOTE, approve: 13 }, ['Biểu quyết: 13 + 0 + 1 = 14, nhưng số đảng viên chính thức có mặt là 15.']],
    [
      { officialPresent: 17, approve: 17, disapprove: 0, other: 0 },
      ['Số đảng viên chính thức có mặt (17) nhiều hơn số có mặt (16).'],
    ],
    [
      { officialPresent: 0, approve: 0, disapprove: 0, other: 0 },
      ['Biểu quyết cần ít nhất 1 đảng viên chính thức có mặt.'],
    ],
    [{ ...VOTE, approve: 15, disapprove: -1 }, ['Biểu quyết: các số phải là số nguyên từ 0.']],
    [{ ...VOTE, other: undefined }, ['Biểu quyết: chưa nhập "Ý kiến khác".']],
  ])('%o', (vote, texts) => {
    expect(checkVote(vote, 16).map(({ text }) => text)).toEqual(texts);
  });

  it('cannot hold the base against a count that is not known', () => {
    expect(checkVote(VOTE)).toEqual([]);
  });
});

describe('the words of a card', () => {
  const lines = hd42Commune.groups.flatMap(({ criteria }) => criteria.map(({ code }) => code));
  const wordy = (characters: number) => ({
    ...aCardToSend(),
    answers: [{ code: lines[0], note: 'x'.repeat(characters) }],
    weaknesses: '',
  });
  const TOO_MANY = expect.objectContaining({ at: 'answers', text: expect.stringContaining('tối đa 60000 ký tự') });

  it('are too many beyond the bound, for a branch and for one who sat in', () => {
    for (const why of [whyNotReady, whyNotGiven]) {
      expect(why(wordy(MOST_CARD_TEXT))).not.toContainEqual(TOO_MANY);
      expect(why(wordy(MOST_CARD_TEXT + 1))).toContainEqual(TOO_MANY);
    }
  });
});
