import type { CriteriaSetSummary } from '@chibo/contracts';
import type { BandRequirement, CriteriaSet } from '@chibo/domain';
import { SET } from '../testing/card';
import { setTexts } from './set-words';
import { validityText } from './validity';

function sentences(title: string, set: CriteriaSet = SET): string[] {
  const found = setTexts(set).find((part) => part.title === title);
  return (found?.sentences ?? []).map((one) => one.replaceAll('\u00a0', ' '));
}

describe('rules of a set beside its lines', () => {
  it('tells thresholds and what caps the band', () => {
    expect(sentences('Xếp loại kỳ sinh hoạt')).toEqual([
      'Tốt: từ 90 điểm.',
      'Khá: từ 70 đến dưới 90 điểm.',
      'Trung bình: từ 50 đến dưới 70 điểm.',
      'Kém: dưới 50 điểm.',
      'Điều kiện “Có mặt từ 90% trở lên” (tỷ lệ có mặt trên số phải dự từ 90%): không đạt thì cao nhất là Khá.',
    ]);
  });

  it('tells exactly what a measure must come to, whatever its label says', () => {
    const rule = { code: 'R', label: 'Dự đông', cap: 'FAIR' as const };
    const said = (requires: BandRequirement) =>
      sentences('Xếp loại kỳ sinh hoạt', { ...SET, bandRules: [{ ...rule, requires }] }).at(-1);
    expect(said({ kind: 'MEASURE_MORE_THAN', measure: 'ATTENDANCE', at: 8500 })).toBe(
      'Điều kiện “Dự đông” (tỷ lệ có mặt trên số phải dự trên 85%): không đạt thì cao nhất là Khá.',
    );
    const at: { minimumTimes: [number, number]; plus: number } = { minimumTimes: [1, 1], plus: 0 };
    expect(said({ kind: 'MEASURE_AT_LEAST', measure: 'MINUTES', at })).toBe(
      'Điều kiện “Dự đông” (thời lượng từ mức tối thiểu): không đạt thì cao nhất là Khá.',
    );
    expect(said({ kind: 'FULL_MARKS', criterion: '2.1' })).toBe('Điều kiện “Dự đông”: không đạt thì cao nhất là Khá.');
  });

  it('tells the minimum duration by size and thematic part', () => {
    const rules: CriteriaSet['minMinutes']['rules'] = [
      { when: [{ fact: 'memberCount', atLeast: 30 }], minutes: 120 },
      { when: [{ fact: 'hasThematicPart', is: false }], minutes: 60 },
    ];
    const [first] = sentences('Thời lượng tối thiểu', { ...SET, minMinutes: { ...SET.minMinutes, rules } });
    expect(first).toBe('90 phút; 120 phút khi đảng số từ 30; 60 phút khi không có phần chuyên đề.');
  });

  it('tells who stays in the denominator and whether weaknesses are needed', () => {
    expect(sentences('Cách tính chung')).toContain('Phải ghi hạn chế, biện pháp khắc phục.');
    const other: CriteriaSet = { ...SET, denominator: { excused: 'REMOVED' }, weaknessesRequired: false };
    expect(sentences('Cách tính chung', other)[0]).toContain('được trừ khỏi số phải dự');
    expect(sentences('Cách tính chung', other)[2]).toContain('không bắt buộc');
  });

  it('tells the class of the year', () => {
    const classes: CriteriaSet['yearRule']['classes'] = [
      { band: 'GOOD', allAtLeast: 'FAIR', atLeast: { months: 7, band: 'GOOD' } },
      { band: 'FAIR', atLeast: { months: 7, band: 'FAIR' } },
      { band: 'POOR' },
    ];
    expect(sentences('Xếp loại năm', { ...SET, yearRule: { classes, notHeldCountsAs: 'POOR' } }).slice(0, 3)).toEqual([
      'Tốt: từ 7 tháng xếp loại Tốt, mọi tháng từ Khá trở lên.',
      'Khá: từ 7 tháng từ Khá trở lên.',
      'Kém: các trường hợp còn lại.',
    ]);
  });

  it('tells shares, weak months, knock-outs, the quota of thematic meetings and the choice for what remains', () => {
    const yearRule: CriteriaSet['yearRule'] = {
      classes: [
        { band: 'GOOD', atLeast: { percent: 80, band: 'GOOD' }, atMost: { months: 1, band: 'AVERAGE' } },
        { band: 'FAIR', atLeast: { months: 6, band: 'FAIR' } },
      ],
      otherwise: 'POOR',
      notHeldCountsAs: 'POOR',
      excusedCountsAs: 'FAIR',
      caps: [
        { on: 'NOT_HELD', months: 1, cap: 'FAIR' },
        { on: 'POOR', months: 2, cap: 'AVERAGE' },
      ],
      thematicCaps: [
        { quarters: 1, cap: 'FAIR' },
        { quarters: 3, cap: 'AVERAGE' },
      ],
    };
    expect(sentences('Xếp loại năm', { ...SET, yearRule })).toEqual([
      'Tốt: từ 80% số tháng xếp loại Tốt, nhiều nhất 1 tháng từ Trung bình trở xuống.',
      'Khá: từ 6 tháng từ Khá trở lên.',
      'Kém: các trường hợp còn lại.',
      expect.stringContaining('Xét lần lượt từ trên xuống.'),
      'Từ 1 tháng không sinh hoạt, không có lý do thì cao nhất là Khá.',
      'Từ 2 tháng xếp loại Kém thì cao nhất là Trung bình.',
      'Mỗi quý ít nhất một kỳ sinh hoạt chuyên đề (riêng hoặc kết hợp): thiếu từ 1 quý thì cả năm cao nhất là Khá; thiếu từ 3 quý thì cả năm cao nhất là Trung bình.',
      'Tháng không sinh hoạt mà không có lý do tính là Kém; tháng được cấp trên miễn tính là Khá.',
    ]);
  });
});

describe('how a set stands on a day', () => {
  const set: CriteriaSetSummary = {
    versionId: 'v',
    code: 'SMALL',
    title: 'Bộ nhỏ',
    source: '',
    meetingKinds: [],
    status: 'PUBLISHED',
    ownerName: 'Đảng bộ A',
    version: 2,
    validFrom: '2026-01-01',
    validTo: '2026-07-01',
  };
  it.each<[string, string, Partial<CriteriaSetSummary>]>([
    ['Sẽ áp dụng từ ngày 01/01/2026 đến trước ngày 01/07/2026.', '2025-12-31', {}],
    ['Đang áp dụng từ ngày 01/01/2026 đến trước ngày 01/07/2026.', '2026-06-30', {}],
    ['Đang áp dụng từ ngày 01/01/2026.', '2026-06-30', { validTo: undefined }],
    ['Hết hiệu lực từ ngày 01/07/2026.', '2026-07-01', {}],
    ['Bản nháp của Đảng bộ A, phiên bản 2, chưa ban hành.', '2026-07-01', { status: 'DRAFT' }],
    ['Mẫu, cần cấp ủy phê duyệt.', '2026-07-01', { status: 'TEMPLATE' }],
  ])('%s', (words, today, changes) => {
    expect(validityText({ ...set, ...changes }, today).replaceAll('\u00a0', ' ')).toContain(words);
  });
});
