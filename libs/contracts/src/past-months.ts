import { RATING_BANDS } from '@chibo/domain';
import type { Points, RatingBand } from '@chibo/domain';
import { Id, Int, Items, Month, OneOf, Text } from './fields';

/** Months that were over before the branches were entered here, both included. */
export class PastMonthsQuery {
  @Month({ label: 'Từ tháng' })
  from!: string;

  @Month({ label: 'Đến tháng' })
  to!: string;
}

export class OpenPastMonthsBody extends PastMonthsQuery {}

export interface PastMonth {
  month: string;
  /** Branches that stood under the committee in the month, by the register. */
  existing: number;
  /** Of them, those whose month is open already. */
  opened: number;
}

/** What opening would do, and has done: oldest first. */
export interface PastMonthsView {
  organizationId: string;
  name: string;
  months: PastMonth[];
}

/** One branch's result as its paper has it. */
export class PastResultItem {
  @Id({ label: 'Kỳ chấm điểm' })
  obligationId!: string;

  /** Hundredths, 0–100 points. */
  @Int({ label: 'Tổng điểm', max: 10_000 })
  total!: Points;

  @OneOf({ label: 'Xếp loại', values: RATING_BANDS })
  band!: RatingBand;
}

/** Most results entered at once. */
export const MOST_PAST_RESULTS = 500;

export class PastResultsBody {
  /** Number and date of the paper the figures are from. */
  @Text({ label: 'Số, ngày văn bản', max: 200 })
  document!: string;

  @Items(PastResultItem, { label: 'Kết quả', uniqueBy: 'obligationId', max: MOST_PAST_RESULTS })
  results!: PastResultItem[];
}

export interface PastResultsView {
  /** How many months of branches were entered, changed ones too. */
  recorded: number;
}
