import { describe, expect, it } from 'vitest';
import { hd12, TEMPLATES } from '../templates';
import { checkYearRule } from './check-year-rule';
import type { ThematicCap, YearRule } from './criteria-set';

const said = (yearRule: YearRule): string[] => checkYearRule({ ...hd12, yearRule }).map(({ text }) => text);
const { classes } = hd12.yearRule;

describe('the check of a year rule', () => {
  it.each(TEMPLATES.map((set) => [set.code, set] as const))('finds nothing in %s', (_, set) => {
    expect(checkYearRule(set)).toEqual([]);
  });

  it('names a case the rule leaves open, until the author has chosen', () => {
    const open: YearRule = { classes: classes.slice(0, 2), notHeldCountsAs: 'POOR' };
    expect(said(open)).toEqual([expect.stringMatching(/^Quy tắc xếp loại năm bỏ ngỏ \d+ trường hợp, ví dụ năm có /)]);
    expect(said({ ...open, otherwise: 'AVERAGE' })).toEqual([]);
    expect(said({ ...open, classes: [...open.classes, { band: 'POOR' }] })).toEqual([]);
  });

  it('names a class no year can reach', () => {
    const better = { band: 'GOOD', atLeast: { months: 7, band: 'FAIR' } } as const;
    expect(said({ classes: [better, { ...better, band: 'FAIR' }, { band: 'POOR' }], notHeldCountsAs: 'POOR' })).toEqual(
      ['Theo quy tắc xếp loại năm không năm nào xếp được mức Khá.'],
    );
  });

  it('wants months or a share, one of both', () => {
    for (const atLeast of [{ band: 'GOOD' }, { band: 'GOOD', months: 7, percent: 50 }] as const)
      expect(said({ classes: [{ band: 'GOOD', atLeast }, { band: 'POOR' }], notHeldCountsAs: 'POOR' })).toEqual([
        'Xếp loại năm mức Tốt cần ghi số tháng hoặc tỷ lệ phần trăm, một trong hai.',
      ]);
  });

  it('wants what remains below the classes', () => {
    expect(said({ classes: classes.slice(0, 2), otherwise: 'GOOD', notHeldCountsAs: 'POOR' })).toEqual([
      'Các mức xếp loại năm không giảm dần.',
    ]);
  });

  it('takes a quota of thematic meetings whose caps fall with the quarters lacking', () => {
    const quota = (...thematicCaps: ThematicCap[]): string[] => said({ ...hd12.yearRule, thematicCaps });
    expect(quota({ quarters: 1, cap: 'FAIR' }, { quarters: 3, cap: 'AVERAGE' })).toEqual([]);
    const order = [expect.stringContaining('số quý thiếu tăng dần, mức trần giảm dần')];
    expect(quota({ quarters: 2, cap: 'FAIR' }, { quarters: 2, cap: 'AVERAGE' })).toEqual(order);
    expect(quota({ quarters: 1, cap: 'AVERAGE' }, { quarters: 2, cap: 'AVERAGE' })).toEqual(order);
    expect(quota({ quarters: 1, cap: 'AVERAGE' }, { quarters: 2, cap: 'FAIR' })).toEqual(order);
  });

  it('names a knock-out that lowers no year, and one of a band the set has not', () => {
    const idle = ['Mức trần Tốt của xếp loại năm không hạ năm nào.'];
    expect(said({ ...hd12.yearRule, thematicCaps: [{ quarters: 1, cap: 'GOOD' }] })).toEqual(idle);
    expect(said({ ...hd12.yearRule, caps: [{ on: 'NOT_HELD', months: 1, cap: 'GOOD' }] })).toEqual(idle);
    const bands = hd12.bands.filter(({ band }) => band !== 'AVERAGE');
    const yearRule: YearRule = {
      classes: [{ band: 'GOOD', allAtLeast: 'FAIR' }, { band: 'POOR' }],
      notHeldCountsAs: 'POOR',
      thematicCaps: [{ quarters: 1, cap: 'AVERAGE' }],
    };
    expect(checkYearRule({ ...hd12, bands, yearRule })).toEqual([
      { text: expect.stringContaining('mức Trung bình nhưng bộ tiêu chí không có mức này') },
    ]);
  });
});
