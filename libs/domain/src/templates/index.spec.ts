import { describe, expect, it } from 'vitest';
import { checkCriteriaSet, parseCriteriaSet } from '../criteria';
import type { CriteriaSet } from '../criteria';
import { score } from '../scoring';
import { hd12, hd42Central, hd42Commune, phuTho, TEMPLATES, thematic } from '.';

const maxima = (set: CriteriaSet): [string, number, ...number[]][] =>
  set.groups.map(({ code, maxPoints, criteria }) => [code, maxPoints, ...criteria.map((line) => line.maxPoints)]);
const lines = (set: CriteriaSet) => set.groups.flatMap((group) => group.criteria);

describe.each(TEMPLATES.map((set) => [set.code, set] as const))('template %s', (_code, set) => {
  it('has the shape and the sense of a criteria set', () => {
    expect(parseCriteriaSet(structuredClone(set))).toEqual(set);
    expect(checkCriteriaSet(set)).toEqual([]);
  });

  it('says that it is a template to be approved, with document and what is constructed or inferred', () => {
    expect(set.source).toMatch(/^Mẫu( minh họa)?, cần cấp ủy phê duyệt\./);
    expect(set.source).toMatch(/dựng thêm|suy luận|chưa đối chiếu/);
  });

  it('offers 2 to 4 short reasons on each line that is answered by hand, and none on the others', () => {
    for (const { code, rule, reasons } of lines(set)) {
      const byHand = rule.kind !== 'LEVELS' && rule.kind !== 'DEDUCT';
      expect([code, reasons?.length ?? 0]).toEqual([
        code,
        byHand ? expect.toSatisfy((n: number) => n >= 2 && n <= 4) : 0,
      ]);
      for (const { label } of reasons ?? []) expect(label.length).toBeLessThanOrEqual(40);
    }
  });

  it('preselects nothing: without facts and answers there are no points by hand', () => {
    const { lines: scored, complete } = score(set, { leadership: 'COMMITTEE' }, []);
    expect(complete).toBe(false);
    expect(scored.every((line) => line.points === undefined)).toBe(true);
  });

  it('has the shipped bands, year rule and denominator', () => {
    expect(set.bands.map(({ band, from }) => [band, from])).toEqual([
      ['GOOD', 9000],
      ['FAIR', 7000],
      ['AVERAGE', 5000],
      ['POOR', 0],
    ]);
    expect(set.yearRule.classes).toEqual([
      { band: 'GOOD', allAtLeast: 'FAIR', atLeast: { months: 7, band: 'GOOD' } },
      { band: 'FAIR', allAtLeast: 'AVERAGE', atLeast: { months: 7, band: 'FAIR' } },
      { band: 'AVERAGE', atLeast: { months: 7, band: 'AVERAGE' } },
      { band: 'POOR' },
    ]);
    expect(set.denominator.excused).toBe('COUNTED');
  });
});

describe('the points of each set, as in the documents', () => {
  it('HD42, commune level', () => {
    expect(maxima(hd42Commune)).toEqual([
      ['1', 500, 500],
      ['2', 500, 400, 100],
      ['3', 1000, 300, 200, 200, 100, 200],
      ['4', 3000, 500, 1000, 500, 200, 500, 100, 100, 100],
      ['5', 1000, 200, 400, 300, 100],
      ['6', 500, 100, 200, 100, 100],
      ['7', 3000, 3000],
      ['8', 500, 200, 200, 100],
    ]);
    expect(hd42Commune.bandRules).toEqual([]);
  });

  it('HD42, central frame', () => {
    expect(maxima(hd42Central)).toEqual([
      ['1', 500, 500],
      ['2', 500, 500],
      ['3', 1000, 500, 500],
      ['4', 4000, 500, 2500, 1000],
      ['5', 500, 500],
      ['6', 3000, 3000],
      ['7', 500, 500],
    ]);
    expect(hd42Central.bandRules.map(({ cap, requires }) => [cap, requires.kind])).toEqual([
      ['FAIR', 'MEASURE_AT_LEAST'],
      ['FAIR', 'FACTS'],
    ]);
  });

  it('Phú Thọ', () => {
    expect(maxima(phuTho)).toEqual([
      ['I', 1500, 500, 400, 300, 300],
      ['II', 2000, 1500, 500],
      ['III', 4500, 500, 600, 1000, 600, 800, 500, 500],
      ['IV', 2000, 800, 500, 400, 300],
    ]);
  });

  it('HD12 of 2018', () => {
    expect(maxima(hd12)).toEqual([
      ['I', 1000, 1000],
      ['II', 2000, 500, 500, 600, 400],
      ['III', 4000, 600, 1200, 600, 800, 500, 300],
      ['IV', 1000, 400, 400, 200],
      ['V', 2000, 800, 1200],
    ]);
    expect(hd12.bandRules.map(({ requires }) => 'criterion' in requires && requires.criterion)).toEqual([
      'I.1',
      'III.4',
      'III.5',
      'III.6',
    ]);
  });

  it('thematic', () => {
    expect(maxima(thematic)).toEqual([
      ['I', 2500, 800, 700, 500, 500],
      ['II', 1000, 1000],
      ['III', 4000, 800, 1200, 1500, 500],
      ['IV', 1500, 1000, 500],
      ['V', 1000, 500, 500],
    ]);
    expect(thematic.meetingKinds).toEqual(['THEMATIC']);
  });
});
