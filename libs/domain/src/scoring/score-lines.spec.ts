import { describe, expect, it } from 'vitest';
import { FACTS, line, scored } from '../../test-support/a-card';
import { excluding, including, level, withLevels } from '../../test-support/changed-set';
import type { CriteriaSet, Criterion } from '../criteria';
import { score } from './score';
import { hd12, hd42Commune, phuTho } from '../templates';

/** 1000 members, so many of them present. */
const attendance = (present: number) => ({
  memberCount: 1000,
  exempt: 0,
  present,
  excused: 1000 - present,
  unexcused: 0,
});

describe('deductions', () => {
  it.each([
    [0, 500, '0 đồng chí vắng không lý do, không trừ'],
    [1, 300, '1 đồng chí vắng không lý do, trừ 2 điểm'],
    [2, 100, '2 đồng chí vắng không lý do, trừ 4 điểm'],
    [3, 0, '3 đồng chí vắng không lý do, trừ 5 điểm'],
  ])('Phú Thọ II.2 with %i absent without reason', (unexcused, points, explanation) => {
    expect(line(scored(phuTho, { unexcused }), 'II.2')).toMatchObject({ points, explanation, state: 'COMPUTED' });
  });

  it('HD12 I.1 deducts after the level, not below its floor', () => {
    const one = line(scored(hd12, { ...attendance(960), excused: 39, unexcused: 1 }), 'I.1');
    expect(one).toMatchObject({
      points: 800,
      explanation:
        '960 có mặt ÷ 1000 phải dự = 96,0%, mức "Từ 95% trở lên", trừ 2 điểm vì có 1 đồng chí vắng không lý do',
    });
    expect(line(scored(hd12, { ...attendance(700), excused: 298, unexcused: 2 }), 'I.1').points).toBe(0);
  });

  it('counts occurrences by hand where no fact does', () => {
    const set = withLine({ rule: { kind: 'DEDUCT', points: 50, floor: 100 }, maxPoints: 300 });
    const points = (value?: number) =>
      score(set, FACTS, [{ code: '3.1', value }]).lines.find(({ code }) => code === '3.1');
    expect(points(0)).toMatchObject({ points: 300, state: 'ANSWERED' });
    expect(points(3)?.points).toBe(150);
    expect(points(9)?.points).toBe(100);
    expect(points()?.state).toBe('UNANSWERED');
  });
});

/** The commune set with its line 3.1 changed. */
function withLine(change: Partial<Criterion>): CriteriaSet {
  const groups = hd42Commune.groups.map((group) => ({
    ...group,
    criteria: group.criteria.map((criterion) => (criterion.code === '3.1' ? { ...criterion, ...change } : criterion)),
  }));
  return { ...hd42Commune, groups };
}

describe('other rules', () => {
  it('CHOICE takes the points of its options and no others', () => {
    const options = [
      { points: 300, label: 'Tốt' },
      { points: 150, label: 'Được' },
      { points: 0, label: 'Chưa' },
    ];
    const set = withLine({ rule: { kind: 'CHOICE', options } });
    for (const points of [300, 150, 0]) expect(line(scored(set, {}, { '3.1': points }), '3.1').points).toBe(points);
    expect(line(scored(set, {}, { '3.1': 200 }), '3.1').state).toBe('UNANSWERED');
  });

  it('RANGE follows the step of the line before that of the set', () => {
    const set = withLine({ rule: { kind: 'RANGE', step: 25 } });
    expect(line(scored(set, {}, { '3.1': 275 }), '3.1').points).toBe(275);
    expect(line(scored(withLine({ rule: { kind: 'RANGE' } }), {}, { '3.1': 275 }), '3.1').state).toBe('UNANSWERED');
  });

  it('a maximum follows the facts, and waits for them', () => {
    const set = withLine({ maxPointsWhen: [{ when: [{ fact: 'memberCount', atLeast: 30 }], maxPoints: 200 }] });
    expect(line(scored(set), '3.1').maxPoints).toBe(300);
    expect(line(scored(set, { memberCount: 30 }), '3.1')).toMatchObject({ maxPoints: 200, points: 200 });
    expect(line(scored(set, { memberCount: undefined }), '3.1').state).toBe('UNCOMPUTED');
  });

  it('a bonus fills the cap of its group and never runs over it', () => {
    const groups = hd42Commune.groups.map((group) => (group.code === '2' ? { ...group, maxPoints: 400 } : group));
    const card = scored({ ...hd42Commune, groups });
    expect(card.groups[1]).toMatchObject({ maxPoints: 400, points: 400 });
  });

  it('takes those absent with reason out of the base where the set says so', () => {
    const set: CriteriaSet = { ...hd42Commune, denominator: { excused: 'REMOVED' } };
    const facts = { present: 13, excused: 4 };
    expect(line(scored(hd42Commune, facts), '2.1').points).toBe(300);
    expect(line(scored(set, facts), '2.1')).toMatchObject({
      points: 400,
      explanation: '13 có mặt ÷ 13 phải dự = 100,0%, mức "Từ 90% trở lên"',
    });
    expect(line(scored(set, { ...facts, excused: undefined }), '2.1').explanation).toBe('Chờ số liệu: Vắng có lý do.');
  });

  it('an unknown or impossible base leaves the line open', () => {
    expect(line(scored(hd42Commune, { exempt: 30 }), '2.1')).toMatchObject({
      state: 'UNCOMPUTED',
      explanation: 'Số liệu chưa khớp nhau.',
    });
  });
});

describe('explanations', () => {
  it.each([
    [{ present: 15, excused: 2 }, '2.1', '15 có mặt ÷ 17 phải dự = 88,2%, mức "75% đến dưới 90%"'],
    [{ minutes: 80 }, '1.1', '80 phút, tối thiểu 90 phút, thiếu 10 phút, mức "Thiếu đến 15 phút"'],
    [{}, '1.1', '95 phút, tối thiểu 90 phút, mức "Đủ mức tối thiểu"'],
    [{ present: 15, speakers: 7 }, '4.5', '7 phát biểu ÷ 15 có mặt = 46,7%, mức "40% đến dưới 50%"'],
    [{}, '7.1', '10 hoàn thành ÷ 11 được giao = 90,9%, mức "Từ 90% trở lên"'],
    [{}, '3.1', ''],
    [{ present: undefined }, '4.5', 'Chờ số liệu: Có mặt.'],
  ])('%o, line %s', (facts, code, explanation) => {
    expect(line(scored(hd42Commune, facts), code).explanation).toBe(explanation);
  });

  it("says that a branch's own minimum below the smallest of the set does not count", () => {
    const words = (minMinutesOverride: number, set = hd42Commune, code = '1.1') =>
      line(scored(set, { minutes: 50, minMinutesOverride }), code).explanation;
    expect(words(30)).toBe(
      '50 phút, tối thiểu 45 phút (mức riêng 30 phút thấp hơn mức nhỏ nhất của bộ tiêu chí nên không dùng), mức "Đủ mức tối thiểu"',
    );
    expect(words(45)).toBe('50 phút, tối thiểu 45 phút, mức "Đủ mức tối thiểu"');
  });

  it('says minutes without a minimum where the scale has fixed bounds', () => {
    const fixed = withLevels(phuTho, 'III.2', [
      level(600, 'Từ 90 phút', including(90)),
      level(0, 'Dưới 90 phút', undefined, excluding(90)),
    ]);
    expect(line(scored(fixed, { minutes: 80 }), 'III.2').explanation).toBe('80 phút, mức "Dưới 90 phút"');
  });
});
