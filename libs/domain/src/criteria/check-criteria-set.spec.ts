import { describe, expect, it } from 'vitest';
import { withLine } from '../../test-support/changed-set';
import { checkCriteriaSet } from './check-criteria-set';
import type { BandRequirement, CriteriaSet, Criterion } from './criteria-set';
import { hd12, hd42Central, hd42Commune, phuTho } from '../templates';

const texts = (set: CriteriaSet): string[] => checkCriteriaSet(set).map(({ text }) => text);

describe('maxima', () => {
  it('must come to 100 in every case, and the case is named', () => {
    const set = withLine(hd42Commune, '4.2', () => ({
      maxPointsWhen: [{ when: [{ fact: 'hasThematicPart', is: false }], maxPoints: 1500 }],
    }));
    expect(checkCriteriaSet(set)).toEqual([
      { line: '4', text: 'Nhóm 4: tổng điểm tối đa các mục là 35, vượt trần 30 của nhóm khi không có phần chuyên đề.' },
    ]);
  });

  it('may depend on facts when siblings make up for it', () => {
    const when = [{ fact: 'memberCount' as const, atLeast: 30 }];
    const moved = withLine(hd42Central, '3.1', () => ({ maxPointsWhen: [{ when, maxPoints: 700 }] }));
    expect(texts(moved)).toEqual(['Nhóm 3: tổng điểm tối đa các mục là 12, vượt trần 10 của nhóm khi đảng số 30.']);
    expect(texts(withLine(moved, '3.2', () => ({ maxPointsWhen: [{ when, maxPoints: 300 }] })))).toEqual([]);
  });

  it('a line missing from a group, and groups that do not come to 100', () => {
    const set = withLine(phuTho, 'IV.4', () => ({ maxPoints: 200 }));
    expect(checkCriteriaSet(set)).toEqual([
      { line: 'IV', text: 'Nhóm IV: tổng điểm tối đa các mục là 19, chưa đủ 20 của nhóm.' },
    ]);
    const lower = structuredClone(set);
    lower.groups[3].maxPoints = 1900;
    expect(checkCriteriaSet(lower)).toEqual([{ text: 'Tổng điểm tối đa các nhóm là 99, phải là 100.' }]);
  });

  it('lets only bonus lines reach over the cap', () => {
    const set = withLine(hd42Commune, '2.2', () => ({ maxPoints: 200 }));
    expect(texts(set)).toEqual([]);
    expect(texts(withLine(set, '2.2', () => ({ bonus: false })))).toEqual([
      'Nhóm 2: tổng điểm tối đa các mục là 6, vượt trần 5 của nhóm.',
    ]);
  });

  it('gives up on a group with too many combinations', () => {
    const facts = [
      'minutes',
      'memberCount',
      'present',
      'excused',
      'unexcused',
      'speakers',
      'exempt',
      'specialDuty',
      'tasksDone',
      'tasksAssigned',
      'temporaryIn',
    ] as const;
    const set = withLine(hd42Central, '3.1', () => ({
      maxPointsWhen: facts.map((fact) => ({ when: [{ fact, atLeast: 5 }], maxPoints: 500 })),
    }));
    expect(texts(set)).toEqual(['Nhóm 3 có quá nhiều điều kiện đổi điểm tối đa.']);
  });
});

describe('single lines', () => {
  it('MOVED needs a sibling of its group that always applies and is a check or a range', () => {
    const to = (code: string) =>
      texts(withLine(hd42Commune, '4.3', () => ({ whenNotApplicable: { kind: 'MOVED', to: code } })));
    expect(to('4.2')).toEqual([]);
    expect(to('5.1')).toEqual(['Mục 4.3: điểm chuyển sang mục 5.1 nhưng nhóm không có mục này.']);
    expect(to('4.3')).toEqual(['Mục 4.3: điểm chuyển sang mục 4.3 nhưng nhóm không có mục này.']);
    expect(to('4.5')).toEqual([
      'Mục 4.3: điểm chuyển sang mục 4.5 nhưng mục này không chấm đạt/không đạt hoặc theo khoảng điểm.',
    ]);
    const both = withLine(hd42Commune, '4.2', () => ({ appliesWhen: [{ fact: 'directive05Theme', is: true }] }));
    expect(texts(both)).toEqual(['Mục 4.3: điểm chuyển sang mục 4.2 nhưng mục này có lúc không áp dụng.']);
    const range = withLine(hd42Commune, '4.2', () => ({ rule: { kind: 'RANGE', step: 1000 } }));
    expect(texts(range)).toEqual(['Mục 4.3: điểm tối đa 5 không chia hết cho bước 10.']);
  });

  it('options go down from the maximum, each with its own points', () => {
    const choice = (...points: number[]) =>
      texts(
        withLine(hd42Central, '3.1', () => ({
          rule: { kind: 'CHOICE', options: points.map((one) => ({ points: one, label: `${one}` })) },
        })),
      );
    expect(choice(500, 300, 0)).toEqual([]);
    expect(choice(400, 0)).toEqual(['Mục 3.1: mức cao nhất là 4 điểm, khác điểm tối đa 5.']);
    expect(choice(500, 200, 200)).toEqual(['Mục 3.1: các lựa chọn phải xếp từ cao xuống thấp, không trùng điểm.']);
  });

  it('steps divide the maximum, floors stay under it, a maximum under its group', () => {
    const change = (partial: Partial<Criterion>) => texts(withLine(hd42Central, '3.1', () => partial));
    expect(change({ rule: { kind: 'RANGE', step: 200 } })).toEqual([
      'Mục 3.1: điểm tối đa 5 không chia hết cho bước 2.',
    ]);
    expect(change({ rule: { kind: 'RANGE', step: 50 } })).toEqual([]);
    expect(change({ rule: { kind: 'DEDUCT', points: 100, floor: 600 } })).toEqual([
      'Mục 3.1: sàn điểm cao hơn điểm tối đa.',
    ]);
    expect(change({ maxPoints: 1100 })).toContain('Mục 3.1: điểm tối đa 11 lớn hơn trần 10 của nhóm.');
    expect(
      change({
        reasons: [
          { code: 'a', label: 'A' },
          { code: 'a', label: 'B' },
        ],
      }),
    ).toEqual(['Mục 3.1: mã lý do ghi hơn một lần.']);
    const scaled = withLine(phuTho, 'II.1', () => ({
      maxPointsWhen: [{ when: [{ fact: 'memberCount', atLeast: 30 }], maxPoints: 1500 }],
    }));
    expect(texts(scaled)).toEqual(['Mục II.1: mức điểm ghi sẵn nên điểm tối đa không thay đổi theo số liệu được.']);
  });
});

describe('the set as a whole', () => {
  const change = (partial: Partial<CriteriaSet>, set = hd12): string[] => texts({ ...set, ...partial });

  it('refuses codes that are there twice', () => {
    expect(texts(withLine(phuTho, 'I.2', () => ({ code: 'I.1' })))).toEqual(['Mục I.1 có hơn một lần.']);
    const groups = structuredClone(phuTho.groups);
    groups[1].code = 'I';
    expect(change({ groups }, phuTho)).toEqual(['Nhóm I có hơn một lần.']);
    expect(change({ bandRules: [hd12.bandRules[0], hd12.bandRules[0]] })).toEqual([
      'Điều kiện xếp loại full-attendance có hơn một lần.',
    ]);
  });

  it('wants thresholds in order and down to 0', () => {
    expect(
      change({
        bands: [
          { band: 'GOOD', from: 9000 },
          { band: 'FAIR', from: 9000 },
          { band: 'POOR', from: 0 },
        ],
      }),
    ).toContain('Ngưỡng xếp loại không giảm dần: 90 rồi 90.');
    expect(
      change({
        bands: [
          { band: 'FAIR', from: 9000 },
          { band: 'GOOD', from: 0 },
        ],
      }),
    ).toContain('Ngưỡng xếp loại không giảm dần: 90 rồi 0.');
    expect(
      change({
        bands: [
          { band: 'GOOD', from: 10_100 },
          { band: 'FAIR', from: 5000 },
        ],
      }),
    ).toEqual(
      expect.arrayContaining([
        'Ngưỡng xếp loại cao nhất vượt quá 100 điểm.',
        'Ngưỡng xếp loại cuối cùng phải từ 0 điểm, đang là 50.',
      ]),
    );
    expect(change({ bands: [] }, phuTho)).toContain('Ngưỡng xếp loại cuối cùng phải từ 0 điểm.');
  });

  it('wants band rules to name lines and bands that exist', () => {
    const rule = hd12.bandRules[0];
    expect(
      checkCriteriaSet({ ...hd12, bandRules: [{ ...rule, requires: { kind: 'FULL_MARKS', criterion: 'X.9' } }] }),
    ).toEqual([
      { line: 'full-attendance', text: 'Điều kiện full-attendance nêu mục X.9 nhưng bộ tiêu chí không có mục này.' },
    ]);
    expect(change({ bandRules: [{ ...rule, cap: 'GOOD' }] })).toEqual([
      'Điều kiện full-attendance giữ ở mức cao nhất nên không có tác dụng.',
    ]);
    const bands = hd12.bands.filter(({ band }) => band !== 'FAIR');
    expect(change({ bands, bandRules: [rule] })).toContain(
      'Điều kiện full-attendance giữ ở một mức xếp loại không có ngưỡng.',
    );
  });

  it.each<[BandRequirement, string[]]>([
    [{ kind: 'MEASURE_AT_LEAST', measure: 'TASKS', at: 10_001 }, ['Điều kiện full-attendance đòi tỷ lệ trên 100%.']],
    [{ kind: 'MEASURE_AT_LEAST', measure: 'TASKS', at: 10_000 }, []],
    [{ kind: 'MEASURE_MORE_THAN', measure: 'TASKS', at: 10_000 }, ['Điều kiện full-attendance đòi tỷ lệ trên 100%.']],
    [{ kind: 'MEASURE_MORE_THAN', measure: 'ATTENDANCE', at: 8500 }, []],
    [{ kind: 'MEASURE_AT_LEAST', measure: 'MINUTES', at: { minimumTimes: [1, 1], plus: 0 } }, []],
    [
      { kind: 'MEASURE_AT_LEAST', measure: 'SPEAKING', at: { minimumTimes: [1, 2], plus: 0 } },
      ['Điều kiện full-attendance: tỷ lệ phần trăm không so được với thời lượng tối thiểu.'],
    ],
  ])('holds what a band rule asks of a measure against what can be: %j', (requires, errors) => {
    expect(change({ bandRules: [{ ...hd12.bandRules[0], requires }] })).toEqual(errors);
  });

  it('wants the year to name no band the set has not', () => {
    const bands = hd12.bands.filter(({ band }) => band !== 'FAIR');
    const said = (band: string): string => `Xếp loại năm nêu mức ${band} nhưng bộ tiêu chí không có mức này.`;
    expect(change({ bands, bandRules: [] })).toEqual([said('Khá')]);
    const classes: CriteriaSet['yearRule']['classes'] = [{ band: 'GOOD', allAtLeast: 'AVERAGE' }, { band: 'POOR' }];
    expect(change({ bands, bandRules: [], yearRule: { classes, notHeldCountsAs: 'POOR' } })).toEqual([]);
    expect(change({ bands, bandRules: [], yearRule: { classes, notHeldCountsAs: 'FAIR' } })).toEqual([said('Khá')]);
    const atLeast = { months: 7, band: 'FAIR' } as const;
    expect(
      change({
        bands,
        bandRules: [],
        yearRule: { classes: [{ band: 'GOOD', atLeast }, { band: 'POOR' }], notHeldCountsAs: 'POOR' },
      }),
    ).toEqual([said('Khá')]);
  });

  it('wants a class for every year', () => {
    const { classes } = hd12.yearRule;
    expect(change({ yearRule: { classes: classes.slice(0, 3), notHeldCountsAs: 'POOR' } })).toEqual([
      expect.stringMatching(/bỏ ngỏ \d+ trường hợp, ví dụ năm có 12 tháng Kém\. Đồng chí thêm mức còn lại/),
    ]);
    expect(change({ yearRule: { classes: [classes[1], classes[0], classes[3]], notHeldCountsAs: 'POOR' } })).toEqual([
      'Các mức xếp loại năm không giảm dần.',
    ]);
  });

  it('wants sound steps, kinds and minima', () => {
    expect(change({ scoreStep: 30 }, hd42Commune)).toEqual(['Bước điểm phải là 1, 0,5 hoặc 0,25.']);
    expect(change({ meetingKinds: ['REGULAR', 'REGULAR'] })).toEqual(['Loại kỳ sinh hoạt ghi hơn một lần.']);
    expect(change({ minMinutes: { base: 30, rules: [], smallestAllowed: 45, thematic: 60 } })).toEqual([
      'Mức thời lượng nhỏ nhất cho phép (45 phút) lớn hơn mức tối thiểu 30 phút.',
    ]);
  });
});
