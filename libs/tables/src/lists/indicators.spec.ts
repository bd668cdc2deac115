import type { IndicatorOverview, IndicatorStanding } from '@chibo/contracts';
import type { IndicatorRule, Target } from '@chibo/domain';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import { targetsPicture } from '../pictures/targets';
import { enteredWords, indicatorsTable, reachedWords } from './indicators';

const RULE = { unit: 'đảng viên', sum: 'SUM', decimals: 1 } as const;

function standing(rule: Partial<IndicatorRule>, rest: Partial<IndicatorStanding> = {}): IndicatorStanding {
  const committee = { id: 'khoi', name: 'Khối' };
  const indicator = { ...RULE, name: 'Kết nạp', ...rule, id: rule.name ?? 'x', version: 1, committee };
  return {
    indicator: {
      ...indicator,
      section: 'Xây dựng Đảng',
      period: 'YEAR',
      entrant: 'GRASSROOTS',
      targets: [],
      retired: false,
    },
    ...{ entered: 65, expected: 65, organizations: 65, targets: [] },
    ...rest,
  };
}

const plan: Target = { period: '2018', aim: 'AT_LEAST', value: 12_000, label: 'kế hoạch', decimals: 0 };
const ADMITTED = standing({}, { value: { part: 19_100 }, targets: [{ ...plan, reached: true, against: 'vượt 59%' }] });
const STUDY = standing({ name: 'Học tập', sum: 'SHARE' }, { value: { part: 98_600, whole: 100_000 }, entered: 64 });
const BLANK = standing({ name: 'Nhà' }, { targets: [plan], entered: 0 });
const VIEW: IndicatorOverview = {
  ...{ organization: { id: 'khoi', name: 'Khối' }, period: '2018', rows: [ADMITTED, STUDY, BLANK] },
  ...{ mayClose: false, mayManage: false, mayEnter: false, at: '2019-01-10T03:00:00Z' },
};

describe('indicators on paper', () => {
  it('have value, counts, target and how many have entered; blank is no nought', () => {
    const rows = indicatorsTable(VIEW).blocks[0].rows.map(({ cells }) => cells.map(wordsOf).slice(1));
    expect(rows).toEqual([
      ['Kết nạp', 'đảng viên', '191', '', '≥ 120 đảng viên (kế hoạch)', 'Đạt, vượt 59% kế hoạch', '65/65'],
      ['Học tập', '%', '98,6%', '986/1.000', '–', '–', '64/65'],
      ['Nhà', 'đảng viên', 'chưa có số', '', '≥ 120 đảng viên (kế hoạch)', 'Chưa có số', '0/65'],
    ]);
    expect(indicatorsTable(VIEW).remarks.join(' ')).toContain('2 chỉ tiêu chưa nhập đủ');
  });

  it('say what is not known yet', () => {
    const unknown = standing({}, { value: { part: 1, moreThan: true }, targets: [plan] });
    expect([reachedWords(unknown), enteredWords(unknown)]).toEqual(['Chưa rõ kế hoạch', '65/65']);
  });
});

describe('the picture of targets', () => {
  it('draws those with a target and a value, with their figures and a sentence', () => {
    const { marks, words, height } = targetsPicture(VIEW.rows, 328);
    expect(words).toBe('1 chỉ tiêu có mức cần đạt và số liệu: 1 đạt.');
    expect(marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))).toEqual([
      'Kết nạp',
      '191',
      'vạch: ≥ 120 đảng viên (kế hoạch)',
    ]);
    const right = marks.map((mark) => (mark.kind === 'bar' ? mark.x + mark.width : 0));
    expect(Math.max(...right)).toBeLessThanOrEqual(328);
    expect(height).toBeGreaterThan(40);
  });

  it('draws what was missed otherwise than what was reached, and says so', () => {
    const missed = standing({}, { value: { part: 6_000 }, targets: [{ ...plan, reached: false }] });
    const { marks, words } = targetsPicture([missed], 800);
    expect(marks).toContainEqual(expect.objectContaining({ kind: 'bar', fill: 'AVERAGE' }));
    expect(words).toContain('1 chưa đạt');
    expect(targetsPicture([BLANK], 800).words).toContain('Chưa có chỉ tiêu nào');
  });
});
