import type { IndicatorEntrant, IndicatorRule } from './indicator';
import type { IndicatorPeriod } from './indicator-period';
import type { TargetAim } from './target';

/** An indicator as it is shipped, to be taken over and changed. */
export interface IndicatorTemplate extends IndicatorRule {
  /** Stays the same when the words change. */
  code: string;
  period: IndicatorPeriod;
  entrant: IndicatorEntrant;
  /** Of a share: what its two counts are. */
  partName?: string;
  wholeName?: string;
  /** What articles aim at, hundredths. */
  aim?: TargetAim;
  target?: number;
  /** Of which line of work. */
  section: string;
}

const count = (code: string, section: string, name: string, unit: string): IndicatorTemplate => ({
  ...{ code, section, name, unit },
  ...{ sum: 'SUM', decimals: 0, period: 'YEAR', entrant: 'GRASSROOTS' },
});

const share = (
  code: string,
  section: string,
  name: string,
  [partName, wholeName, unit]: [string, string, string],
  target?: { aim: TargetAim; target: number },
): IndicatorTemplate => ({
  ...{ code, section, name, unit, partName, wholeName, ...target },
  ...{ sum: 'SHARE', decimals: 1, period: 'YEAR', entrant: 'GRASSROOTS' },
});

const own = (template: IndicatorTemplate): IndicatorTemplate => ({ ...template, entrant: 'COMMITTEE' });

const [STUDY, INSPECTION, BUILDING, WELFARE, HO] = [
  'Học tập nghị quyết',
  'Kiểm tra, giám sát',
  'Xây dựng Đảng',
  'An sinh xã hội',
  'Học tập và làm theo Bác',
];
const UNITS: [string, string, string] = ['Số đạt', 'Tổng số được đánh giá', 'đơn vị'];
const MEMBERS: [string, string, string] = ['Số đạt', 'Tổng số được đánh giá', 'đảng viên'];

/**
 * What articles of 2017 to 2021 on blocs of Party organisations report, as indicators: inspection, study, training, recruitment,
 * resolutions, targets of a year and of a term, welfare, registrations. The words are theirs, the bounds those printed.
 */
export const INDICATOR_TEMPLATES: readonly IndicatorTemplate[] = [
  own(count('inspected-organizations', INSPECTION, 'Tổ chức đảng được cấp ủy kiểm tra, giám sát', 'tổ chức')),
  own(count('inspected-members', INSPECTION, 'Đảng viên được cấp ủy kiểm tra, giám sát', 'đảng viên')),
  count('inspected-cells-below', INSPECTION, 'Chi bộ được cấp cơ sở kiểm tra, giám sát', 'chi bộ'),
  count('inspected-members-below', INSPECTION, 'Đảng viên được cấp cơ sở kiểm tra, giám sát', 'đảng viên'),
  count('inspected-by-cells', INSPECTION, 'Đảng viên được chi bộ kiểm tra, giám sát', 'đảng viên'),
  own(count('signs-of-violation', INSPECTION, 'Tổ chức được kiểm tra khi có dấu hiệu vi phạm', 'tổ chức')),
  share('studying-organizations', STUDY, 'Tổ chức cơ sở đảng học tập nghị quyết', ['Đã tổ chức', 'Tổng số', 'tổ chức']),
  count('studying-members', STUDY, 'Lượt đảng viên học tập nghị quyết', 'lượt'),
  count('studying-others', STUDY, 'Lượt quần chúng học tập nghị quyết', 'lượt'),
  share('study-attendance', STUDY, 'Đảng viên dự học tập chuyên đề', ['Đã dự', 'Phải dự', 'đảng viên']),
  own(count('new-member-classes', BUILDING, 'Lớp bồi dưỡng đảng viên mới', 'lớp')),
  count('new-member-trainees', BUILDING, 'Đảng viên mới được bồi dưỡng', 'người'),
  own(count('candidate-classes', BUILDING, 'Lớp bồi dưỡng nhận thức về Đảng', 'lớp')),
  count('candidate-trainees', BUILDING, 'Quần chúng được bồi dưỡng nhận thức về Đảng', 'người'),
  share('training-passed', BUILDING, 'Học viên đạt yêu cầu', ['Đạt yêu cầu', 'Dự lớp', 'người']),
  count('admitted', BUILDING, 'Đảng viên mới kết nạp', 'đảng viên'),
  own(count('resolutions', BUILDING, 'Nghị quyết chuyên đề đã ban hành', 'nghị quyết')),
  own(count('regulations', BUILDING, 'Quy chế, quy định đã ban hành', 'văn bản')),
  { ...count('members', BUILDING, 'Đảng viên cuối kỳ', 'đảng viên'), sum: 'LAST' },
  share('clean-and-strong', BUILDING, 'Tổ chức cơ sở đảng trong sạch, vững mạnh', UNITS, {
    aim: 'MORE_THAN',
    target: 9_600,
  }),
  share('members-well-done', BUILDING, 'Đảng viên hoàn thành tốt nhiệm vụ trở lên', MEMBERS, {
    aim: 'AT_LEAST',
    target: 9_500,
  }),
  share('members-excellent', BUILDING, 'Đảng viên hoàn thành xuất sắc nhiệm vụ', MEMBERS),
  share('units-well-done', BUILDING, 'Đơn vị hoàn thành tốt nhiệm vụ chính trị', UNITS, {
    aim: 'AT_LEAST',
    target: 9_500,
  }),
  share(
    'organizations-well-done',
    BUILDING,
    'Chi bộ, đảng bộ hoàn thành tốt nhiệm vụ',
    ['Số đạt', 'Tổng số được đánh giá', 'tổ chức'],
    { aim: 'AT_LEAST', target: 9_000 },
  ),
  share('cultural-units', BUILDING, 'Đơn vị đạt chuẩn văn hóa', UNITS, { aim: 'AT_LEAST', target: 9_000 }),
  share(
    'admitted-share',
    BUILDING,
    'Đảng viên mới so với đảng số đầu nhiệm kỳ',
    ['Kết nạp', 'Đảng số đầu nhiệm kỳ', 'đảng viên'],
    { aim: 'AT_LEAST', target: 300 },
  ),
  own(count('welfare-funds', WELFARE, 'Kinh phí an sinh xã hội', 'tỷ đồng')),
  own(count('house-funds', WELFARE, 'Kinh phí làm nhà cho hộ nghèo', 'tỷ đồng')),
  own(count('houses', WELFARE, 'Nhà được hỗ trợ', 'nhà')),
  own(count('border-homes', WELFARE, 'Ủng hộ “Mái ấm biên cương”', 'tỷ đồng')),
  count('collective-deeds', HO, 'Tập thể đăng ký việc làm theo Bác', 'việc'),
  count('personal-deeds', HO, 'Cá nhân đăng ký việc làm theo Bác', 'việc'),
];
