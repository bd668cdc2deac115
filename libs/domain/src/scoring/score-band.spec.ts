import { describe, expect, it } from 'vitest';
import { rescaledSet, scored } from '../../test-support/a-card';
import { bandBySum, nextBand, totalOf } from './score-band';
import { hd12, hd42Central, hd42Commune } from '../templates';

const { bands } = hd42Commune;

describe('thresholds', () => {
  it.each([
    [10_000, 'GOOD'],
    [9001, 'GOOD'],
    [9000, 'GOOD'],
    [8999, 'FAIR'],
    [8995, 'FAIR'],
    [7001, 'FAIR'],
    [7000, 'FAIR'],
    [6999, 'AVERAGE'],
    [5001, 'AVERAGE'],
    [5000, 'AVERAGE'],
    [4999, 'POOR'],
    [1, 'POOR'],
    [0, 'POOR'],
  ])('%i hundredths of 100 are %s', (earned, band) => {
    expect(bandBySum(earned, 10_000, bands)).toBe(band);
    expect(totalOf(earned, 10_000, bands)).toBe(earned);
  });
});

describe('rescaling', () => {
  it.each([
    [6300, 7000, 9000, 'GOOD'],
    [6299, 7000, 8999, 'FAIR'],
    [4667, 7000, 6667, 'AVERAGE'],
    [9499, 9500, 9999, 'GOOD'],
    [1, 3, 3333, 'POOR'],
    [2, 3, 6667, 'AVERAGE'],
    [1, 16, 625, 'POOR'],
    [1, 32, 313, 'POOR'],
    [0, 0, 0, 'POOR'],
  ])('%i of %i is %i, %s', (earned, possible, total, band) => {
    expect(totalOf(earned, possible, bands)).toBe(total);
    expect(bandBySum(earned, possible, bands)).toBe(band);
  });

  it('never rounds onto a threshold that the exact value has not reached', () => {
    expect(totalOf(89_996, 99_999, bands)).toBe(8999);
    expect(totalOf(69_997, 100_000, bands)).toBe(6999);
    expect(totalOf(90_000, 100_000, bands)).toBe(9000);
  });

  it('leaves the line and its part of the cap out', () => {
    const card = scored(rescaledSet(), {}, { 'A.1': 5400 });
    expect(card).toMatchObject({ earned: 5400, possible: 6000, total: 9000, band: 'GOOD', applicable: 1 });
    expect(card.groups[0]).toMatchObject({ maxPoints: 6000, points: 5400 });
    expect(card.lines[1]).toMatchObject({
      state: 'EXCLUDED',
      maxPoints: 0,
      explanation: 'Không áp dụng; mục này không tính, tổng quy về 100 điểm.',
    });
    expect(scored(rescaledSet(), {}, { 'A.1': 5375 })).toMatchObject({ total: 8958, band: 'FAIR' });
  });

  it('rescales a first meeting, which had no tasks to carry out', () => {
    const card = scored(hd42Commune, { tasksAssigned: 0, tasksDone: 0 }, { '3.1': 0 });
    expect(card).toMatchObject({ earned: 6700, possible: 7000, total: 9571, band: 'GOOD' });
    expect(card.lines.find(({ code }) => code === '7.1')?.explanation).toBe(
      'Kỳ trước không giao nhiệm vụ; mục này không tính, tổng quy về 100 điểm.',
    );
  });
});

describe('band rules', () => {
  it('names the measure that holds the band and what it takes', () => {
    const card = scored(hd42Central, { present: 15, excused: 2 }, { '3.1': 0, '2': 400 });
    expect(card).toMatchObject({ total: 9400, band: 'FAIR', bandBySum: 'GOOD' });
    expect(card.reasons).toEqual([
      'Tổng điểm 94 nhưng xếp loại Khá vì có mặt 88,2%. Điều kiện xếp loại Tốt là từ 90%.',
    ]);
    expect(card.rules[0]).toMatchObject({ met: false, finding: 'có mặt 88,2%, cần từ 90%' });
    expect(card.rules[1]).toMatchObject({ met: true, finding: '0 đồng chí vắng không lý do' });
  });

  it.each([
    [900, true],
    [899, false],
  ])('holds %i of 1000 present against 90 %%', (present, met) => {
    const card = scored(hd42Central, { memberCount: 1000, exempt: 0, present, excused: 1000 - present });
    expect(card.rules[0].met).toBe(met);
  });

  it('never prints a percentage that reads as if the limit were reached', () => {
    const card = scored(hd42Central, { memberCount: 5000, exempt: 0, present: 4498, excused: 502 });
    expect(card.rules[0].finding).toBe('có mặt 89,9%, cần từ 90%');
  });

  it('says how many points are missing where only the sum is short', () => {
    const card = scored(rescaledSet(), { hasThematicPart: true }, { 'A.1': 4750, 'A.2': 4000 });
    expect(card).toMatchObject({ total: 8750, band: 'FAIR', reasons: ['Còn thiếu 2,5 điểm để xếp loại Tốt.'] });
  });

  it('looks up to the next band the set has, also where it leaves one out', () => {
    const set = { ...hd42Central, bands: hd42Central.bands.filter(({ band }) => band !== 'FAIR') };
    const card = scored(set, {}, { '6': 1500 });
    expect(card).toMatchObject({ total: 8500, band: 'AVERAGE', reasons: ['Còn thiếu 5 điểm để xếp loại Tốt.'] });
    expect(nextBand(set, 'POOR')).toBe('AVERAGE');
    expect(nextBand(set, 'AVERAGE')).toBe('GOOD');
    expect(nextBand(set, 'GOOD')).toBeUndefined();
    const lowest = { bands: hd42Central.bands.filter(({ band }) => band !== 'GOOD') };
    expect(nextBand(lowest, 'FAIR')).toBeUndefined();
  });

  it('says both where the sum is short and a rule would hold the next band', () => {
    const card = scored(hd42Central, { unexcused: 1, present: 16, excused: 0 }, { '6': 1500 });
    expect(card).toMatchObject({ total: 8500, band: 'FAIR' });
    expect(card.reasons).toEqual([
      'Còn thiếu 5 điểm để xếp loại Tốt.',
      'Chưa đủ điều kiện xếp loại Tốt vì có 1 đồng chí vắng không lý do. Điều kiện xếp loại Tốt: không có đảng viên vắng không lý do.',
    ]);
  });

  it('caps each of four lines of HD12 alone', () => {
    for (const facts of [{ present: 15, excused: 2 }, { speakers: 6 }, { minutes: 89 }]) {
      expect(scored(hd12, facts)).toMatchObject({ band: 'FAIR', bandBySum: 'GOOD' });
    }
    const all = { present: 17, excused: 0 };
    expect(scored(hd12, all, { 'III.6': 0 })).toMatchObject({ total: 9700, band: 'FAIR' });
    const open = scored(hd12, all, { 'III.6': undefined });
    expect(open.rules.filter(({ met }) => met === undefined)).toHaveLength(1);
    expect(open).toMatchObject({ total: 9700, band: 'GOOD', complete: false });
  });

  it('takes a rule on a line that does not apply as met', () => {
    const requires = { kind: 'FULL_MARKS', criterion: '4.3' } as const;
    const set = { ...hd42Commune, bandRules: [{ code: 'R', label: 'Chuyên đề', cap: 'POOR' as const, requires }] };
    expect(scored(set).rules[0]).toMatchObject({ met: true, finding: 'không áp dụng' });
    expect(scored(set, { hasThematicPart: true }, { '4.3': 0 })).toMatchObject({ band: 'POOR', bandBySum: 'GOOD' });
  });
});
