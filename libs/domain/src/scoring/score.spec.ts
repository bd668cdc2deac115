import { describe, expect, it } from 'vitest';
import { FACTS, line, scored } from '../../test-support/a-card';
import type { BandRule, CriteriaSet } from '../criteria';
import { score } from './score';
import { hd12, hd42Central, hd42Commune, phuTho, thematic } from '../templates';

const fullMarks = (criterion: string, label: string): BandRule => ({
  code: `FULL-${criterion}`,
  label,
  cap: 'FAIR',
  requires: { kind: 'FULL_MARKS', criterion },
});

/** The condition of Bình Thuận's handbook switched on: full marks on duration and speaking. */
const strictOnLines: CriteriaSet = {
  ...hd42Commune,
  bandRules: [fullMarks('1.1', 'Thời lượng tối đa'), fullMarks('4.5', 'Phát biểu tối đa')],
};

const strictOnAbsence: CriteriaSet = {
  ...hd42Commune,
  bandRules: [
    {
      code: 'UNEXCUSED',
      label: 'Không ai vắng không lý do',
      cap: 'FAIR',
      requires: { kind: 'FACTS', when: [{ fact: 'unexcused', atMost: 0 }] },
    },
  ],
};

describe('worked examples (docs/rules.md)', () => {
  it('1: a good regular meeting gets 100, the points of the theme move', () => {
    const card = scored(hd42Commune);
    expect(card).toMatchObject({ total: 10_000, band: 'GOOD', possible: 10_000, complete: true, reasons: [] });
    expect(line(card, '2.1').points).toBe(400);
    expect(line(card, '4.2')).toMatchObject({ points: 1500, maxPoints: 1500 });
    expect(line(card, '4.3')).toMatchObject({
      state: 'MOVED',
      maxPoints: 0,
      explanation: 'Kỳ này không có chuyên đề; 5 điểm tính vào mục 4.2.',
    });
    expect([card.answered, card.applicable]).toEqual([27, 27]);
  });

  it('2: 91 is Tốt by the shipped set, Khá where duration and speaking must be full', () => {
    const facts = { minutes: 70, speakers: 7, tasksDone: 8 };
    const card = scored(hd42Commune, facts);
    expect(['1.1', '4.5', '7.1'].map((code) => line(card, code).points)).toEqual([300, 400, 2400]);
    expect(card).toMatchObject({ total: 9100, band: 'GOOD' });
    expect(scored(strictOnLines, facts)).toMatchObject({
      total: 9100,
      band: 'FAIR',
      bandBySum: 'GOOD',
      reasons: ['Tổng điểm 91 nhưng xếp loại Khá vì các tiêu chí Thời lượng, Phát biểu chưa đạt điểm tối đa.'],
    });
  });

  it('3: one absent without reason drops the line to its floor, and caps the band where the set says so', () => {
    const facts = { present: 15, excused: 1, unexcused: 1 };
    const card = scored(hd42Commune, facts);
    expect(line(card, '2.1')).toMatchObject({
      points: 100,
      explanation: '15 có mặt ÷ 17 phải dự = 88,2%, có 1 đồng chí vắng không lý do, tính mức thấp nhất',
    });
    expect(card).toMatchObject({ total: 9700, band: 'GOOD' });
    expect(scored(strictOnAbsence, facts)).toMatchObject({
      total: 9700,
      band: 'FAIR',
      reasons: [
        'Tổng điểm 97 nhưng xếp loại Khá vì có 1 đồng chí vắng không lý do. Điều kiện xếp loại Tốt: không ai vắng không lý do.',
      ],
    });
  });

  it('4: an exempt member who comes and votes is counted', () => {
    const card = scored(hd42Commune, { exemptPresent: 1, present: 17 });
    expect(line(card, '2.1')).toMatchObject({
      points: 400,
      explanation: '17 có mặt ÷ 18 phải dự = 94,4%, mức "Từ 90% trở lên"',
    });
  });

  it('5: HD12 with 84,6 % present sums to 95 and is Khá', () => {
    const card = scored(hd12, { memberCount: 13, exempt: 0, present: 11, excused: 2, speakers: 9 });
    expect(line(card, 'I.1').points).toBe(500);
    expect(card).toMatchObject({ total: 9500, band: 'FAIR', bandBySum: 'GOOD' });
    expect(card.reasons[0]).toMatch(/^Tổng điểm 95 nhưng xếp loại Khá vì tiêu chí .* chưa đạt điểm tối đa\.$/);
  });

  it('6: speakers of exactly 50 % have a level', () => {
    expect(line(scored(hd42Commune, { speakers: 8 }), '4.5').points).toBe(500);
  });

  it('7: a branch with only a secretary has full marks for the meeting of the committee', () => {
    const card = scored(hd42Commune, { leadership: 'SECRETARY_ONLY' });
    expect(line(card, '3.3')).toMatchObject({ state: 'FULL_BY_RULE', points: 200, maxPoints: 200 });
    expect(line(card, '3.3').explanation).toMatch(/không áp dụng – tính điểm tối đa/i);
    expect(card.total).toBe(10_000);
  });
});

describe('every shipped set', () => {
  it.each([hd42Commune, hd42Central, phuTho, hd12])('$code gives 100 and Tốt for the best meeting', (set) => {
    expect(scored(set, { present: 17, excused: 0 })).toMatchObject({ total: 10_000, band: 'GOOD', complete: true });
  });

  it('THEMATIC gives 100 and Tốt for the best meeting', () => {
    expect(scored(thematic, { thematicMinutes: 60, hasThematicPart: true })).toMatchObject({
      total: 10_000,
      band: 'GOOD',
    });
  });

  it.each([hd42Commune, phuTho, hd12])('$code gives the least, not nothing, for the worst', (set) => {
    const worst = { minutes: 1, present: 1, excused: 0, unexcused: 16, speakers: 0, tasksDone: 0 };
    const nothing = Object.fromEntries(set.groups.flatMap(({ criteria }) => criteria.map(({ code }) => [code, 0])));
    const card = scored(set, worst, nothing);
    expect(card.band).toBe('POOR');
    expect(card.total).toBeLessThan(2000);
  });
});

describe('what score() is given', () => {
  it('scores an empty card: nothing answered, nothing computed, nothing capped', () => {
    const card = score(hd12, { leadership: 'COMMITTEE' }, []);
    expect(card).toMatchObject({ total: 0, band: 'POOR', answered: 0, applicable: 16, complete: false });
    expect(card.rules.every(({ met }) => met === undefined)).toBe(true);
    expect(line(card, 'I.1')).toMatchObject({
      state: 'UNCOMPUTED',
      explanation: 'Chờ số liệu: Đảng số, Có mặt, Vắng không lý do.',
    });
  });

  it('leaves a line open while the fact that decides whether it applies is missing', () => {
    const card = scored(hd42Commune, { hasThematicPart: undefined });
    expect(line(card, '4.3')).toMatchObject({ state: 'UNCOMPUTED', explanation: 'Chờ số liệu: Có phần chuyên đề.' });
    expect(line(card, '4.2').maxPoints).toBe(1000);
    expect(card.complete).toBe(false);
  });

  it('takes a value the line does not offer for no answer', () => {
    for (const [code, value] of [
      ['3.1', 2],
      ['3.1', 300],
      ['3.1', -1],
      ['3.1', 0.5],
    ] as const) {
      expect(line(scored(hd42Commune, {}, { [code]: value }), code).state).toBe('UNANSWERED');
    }
    for (const value of [550, 50, 501, -100]) {
      expect(line(scored(hd42Central, {}, { '3.1': value }), '3.1').state).toBe('UNANSWERED');
    }
  });

  it('refuses two answers to one line, and ignores codes it does not know', () => {
    const answer = { code: '3.1', value: 1 };
    expect(() => score(hd42Commune, FACTS, [answer, answer])).toThrow(RangeError);
    expect(score(hd42Commune, FACTS, [{ code: 'X', value: 1 }]).answered).toBe(4);
  });
});
