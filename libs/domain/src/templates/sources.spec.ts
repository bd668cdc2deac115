import { describe, expect, it } from 'vitest';
import { line, scored } from '../../test-support/a-card';
import { hd12, hd42Central, hd42Commune, phuTho } from '.';

/** What the sources say, held against what the shipped sets score. 12-HD/BTCTW is of 06/7/2018. */
describe('12-HD', () => {
  const full = { present: 17, excused: 0 };

  it('asks 120 minutes of a regular meeting with a thematic part: 95 are at best Khá', () => {
    const combined = { ...full, hasThematicPart: true, theme: 'Chuyên đề', thematicMinutes: 60 };
    const short = scored(hd12, { ...combined, minutes: 95 });
    expect(line(short, 'III.5')).toMatchObject({
      points: 100,
      explanation: '95 phút, tối thiểu 120 phút, thiếu 25 phút, mức "Thiếu trên 15′"',
    });
    expect(short).toMatchObject({ total: 9600, band: 'FAIR', bandBySum: 'GOOD' });
    expect(short.reasons).toEqual(['Tổng điểm 96 nhưng xếp loại Khá vì tiêu chí Thời lượng chưa đạt điểm tối đa.']);
    expect(scored(hd12, { ...combined, minutes: 119 }).band).toBe('FAIR');
    expect(scored(hd12, { ...combined, minutes: 120 })).toMatchObject({ total: 10_000, band: 'GOOD' });
    expect(scored(hd12, { ...full, minutes: 95 })).toMatchObject({ total: 10_000, band: 'GOOD' });
  });

  it.each([
    [60, 500, 'GOOD'],
    [59, 300, 'FAIR'],
    [45, 300, 'FAIR'],
    [44, 100, 'FAIR'],
  ])('measures a small branch by the 60 minutes its superior set: %i minutes', (minutes, points, band) => {
    const card = scored(hd12, { ...full, minutes, minMinutesOverride: 60 });
    expect(line(card, 'III.5').points).toBe(points);
    expect(card.band).toBe(band);
  });

  it('asks secretary and deputy to meet where there is no committee; one alone has nobody to meet', () => {
    for (const leadership of ['COMMITTEE', 'SECRETARY_AND_DEPUTY'] as const) {
      expect(line(scored(hd12, { ...full, leadership }, { 'II.2': undefined }), 'II.2').state).toBe('UNANSWERED');
      expect(scored(hd12, { ...full, leadership }, { 'II.2': 0 }).total).toBe(9500);
    }
    const alone = scored(hd12, { ...full, leadership: 'SECRETARY_ONLY' });
    expect(line(alone, 'II.2')).toMatchObject({ state: 'FULL_BY_RULE', points: 500 });
  });
});

describe('Phú Thọ', () => {
  it.each([
    [60, 600],
    [59, 400],
    [45, 400],
    [44, 200],
    [30, 200],
    [29, 0],
  ])('measures a small branch by the 60 minutes its superior set: %i minutes', (minutes, points) => {
    expect(line(scored(phuTho, { minutes, minMinutesOverride: 60 }), 'III.2').points).toBe(points);
  });
});

describe('every shipped scale in minutes', () => {
  it.each([hd42Commune, phuTho, hd12])('$code is full at each minimum a superior may set', (set) => {
    for (let minimum = set.minMinutes.smallestAllowed; minimum <= 180; minimum += 1) {
      const facts = { present: 17, excused: 0, minutes: minimum, minMinutesOverride: minimum };
      expect(scored(set, facts)).toMatchObject({ total: 10_000, band: 'GOOD' });
      expect(scored(set, { ...facts, minutes: minimum - 1 }).total).toBeLessThan(10_000);
    }
  });
});

describe('what the sources are called', () => {
  it('42-HD is of October 2025: a plan of September is not after it', () => {
    expect(hd42Commune.source).not.toMatch(/Theo Hướng dẫn số 42/);
    expect(hd42Commune.source).toMatch(/Kế hoạch số 08-KH\/ĐU ngày 19\/9\/2025 của Đảng ủy phường An Phú/);
    expect(hd42Commune.source).toContain('có trước Hướng dẫn số 42-HD/BTCTW ngày 28/10/2025');
    expect(hd42Commune.title).toContain('phường An Phú');
    expect(hd42Central.source).toContain('Hướng dẫn số 42-HD/BTCTW ngày 28/10/2025');
  });
});
