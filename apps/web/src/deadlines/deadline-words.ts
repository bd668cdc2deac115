import type { CommitteeSettingsView, DeadlinesView } from '@chibo/contracts';
import type { Tier, Rounding } from '@chibo/domain';
import { addMonths, formatMonth } from '@chibo/domain';

export type Rule = DeadlinesView['rules'][number];
type Decides = CommitteeSettingsView['decides'];

/** Who is to have done what. */
export const TIER_LABEL: Readonly<Record<Tier, string>> = {
  CELL: 'Chi bộ gửi phiếu',
  GRASSROOTS: 'Cấp ủy cơ sở xếp loại',
  UPPER: 'Cấp ủy trên cơ sở xếp loại',
};

export const SOURCE_LABEL: Readonly<Record<Rule['source'], string>> = {
  OWN: 'Đặt tại đây',
  ABOVE: 'Theo cấp trên',
  DEFAULT: 'Mặc định',
};

/** "Ai xếp loại phiếu của các chi bộ trực thuộc": the committee itself always verifies. */
export const DECIDES_LABEL: Readonly<Record<Decides, string>> = { SELF: 'Cấp ủy này', SUPERIOR: 'Cấp ủy cấp trên' };

/** "Người thẩm định và người xếp loại một phiếu". */
export const PEOPLE_LABEL: Readonly<Record<'ONE' | 'TWO', string>> = {
  ONE: 'Có thể là một',
  TWO: 'Hai người khác nhau',
};

/** "Phiếu gửi sau hạn". */
export const LATE_LABEL: Readonly<Record<'TAKEN' | 'LEAVE', string>> = {
  TAKEN: 'Vẫn nhận, ghi là gửi muộn',
  LEAVE: 'Chỉ nhận khi cấp ủy cho gửi',
};

/** "Làm tròn tỷ lệ trong các bảng". */
export const ROUNDING_LABEL: Readonly<Record<Rounding, string>> = {
  PLAIN: 'Từng số đến 0,1; tổng có thể lệch 0,1',
  LARGEST_REMAINDER: 'Theo phần dư lớn nhất; tổng bằng 100%',
  CUT_AND_TOP_UP: 'Bỏ phần lẻ, mức cuối lấy phần còn lại; tổng bằng 100%',
};

/** No month is that short. */
const SHORTEST_MONTH = 28;

/** "chậm nhất 2 ngày sau ngày sinh hoạt", "chậm nhất ngày 10 tháng sau". */
export function ruleWords(tier: Tier, days: number): string {
  if (tier !== 'CELL') return `chậm nhất ngày\u00a0${days} tháng sau`;
  return days === 0 ? 'ngay trong ngày sinh hoạt' : `chậm nhất ${days}\u00a0ngày sau ngày sinh hoạt`;
}

/** What the rule means in the months it does not fit. */
export function ruleHint(tier: Tier, days: number): string | undefined {
  if (tier === 'CELL') return 'Tháng không sinh hoạt tính từ ngày cuối tháng.';
  return days > SHORTEST_MONTH ? 'Tháng không có ngày này thì lấy ngày cuối tháng.' : undefined;
}

/** Months for which a day may still be set apart: two back (their exceptions reach that far) to a year ahead. */
export function monthsAround(today: string): { month: string; label: string }[] {
  return Array.from({ length: 15 }, (_, at) => addMonths(today.slice(0, 7), at - 2)).map((month) => ({
    month,
    label: `Tháng ${formatMonth(month).slice(6)}`,
  }));
}
