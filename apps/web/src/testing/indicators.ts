import type { IndicatorEntryView, IndicatorOverview, IndicatorsView, IndicatorView } from '@chibo/contracts';

const COMMITTEE = { id: 'khoi', name: 'Đảng bộ Khối' };

export function anIndicator(changes: Partial<IndicatorView> = {}): IndicatorView {
  return {
    id: 'kn',
    version: 1,
    committee: COMMITTEE,
    name: 'Đảng viên mới kết nạp',
    section: 'Xây dựng Đảng',
    unit: 'đảng viên',
    period: 'YEAR',
    sum: 'SUM',
    entrant: 'GRASSROOTS',
    decimals: 0,
    targets: [{ period: '2026', aim: 'AT_LEAST', value: 12_000, label: 'kế hoạch', decimals: 0 }],
    retired: false,
    ...changes,
  };
}

export const ATTENDANCE = anIndicator({
  id: 'ht',
  name: 'Đảng viên dự học tập chuyên đề',
  section: 'Học tập nghị quyết',
  sum: 'SHARE',
  decimals: 1,
  partName: 'Đã dự',
  wholeName: 'Phải dự',
  targets: [],
});

/** The figures of 2018: 191 over a plan of 120, 98,6% of the study of resolutions. */
export function theOverview(changes: Partial<IndicatorOverview> = {}): IndicatorOverview {
  const [target] = anIndicator().targets;
  return {
    organization: COMMITTEE,
    period: '2026',
    rows: [
      {
        ...{ indicator: anIndicator(), value: { part: 19_100 }, entered: 65, expected: 65, organizations: 65 },
        targets: [{ ...target, reached: true, against: 'vượt 59%' }],
      },
      {
        ...{ indicator: ATTENDANCE, value: { part: 98_600, whole: 100_000 }, entered: 64, expected: 65 },
        ...{ organizations: 65, targets: [] },
      },
    ],
    mayClose: true,
    mayManage: true,
    mayEnter: true,
    at: '2026-03-05T03:00:00Z',
    ...changes,
  };
}

export function theEntry(changes: Partial<IndicatorEntryView> = {}): IndicatorEntryView {
  return {
    organization: { id: 'nv', name: 'Đảng bộ Sở Nội vụ' },
    period: '2026',
    previousPeriod: '2025',
    version: 0,
    state: 'EMPTY',
    lines: [
      { indicator: anIndicator(), previous: { part: 700 }, revisions: [] },
      { indicator: ATTENDANCE, revisions: [] },
    ],
    periods: [{ period: 'YEAR', current: '2026' }],
    ...changes,
  };
}

export function theIndicators(changes: Partial<IndicatorsView> = {}): IndicatorsView {
  return { organization: COMMITTEE, indicators: [anIndicator(), ATTENDANCE], mayManage: true, ...changes };
}
