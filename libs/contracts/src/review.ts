import { ADJUSTMENT_REASONS, MAX_ADJUSTMENT_WORDS } from '@chibo/domain';
import type { AdjustmentReason } from '@chibo/domain';
import { Day, Int, Items, OneOf, Text } from './fields';

const MOST_LINES = 200;

/** One line with the superior's points instead of the branch's. */
export class AdjustmentItem {
  @Text({ label: 'Mã tiêu chí', max: 40 })
  code!: string;

  /** Hundredths of points. */
  @Int({ label: 'Điểm điều chỉnh', max: 100_000 })
  points!: number;

  @OneOf({ label: 'Lý do điều chỉnh', values: ADJUSTMENT_REASONS.map(({ code }) => code) })
  reasonCode!: AdjustmentReason;

  /** Empty words are refused with the line's code. */
  @Text({ label: 'Nội dung lý do', lines: 'MANY', min: 0, max: MAX_ADJUSTMENT_WORDS })
  words!: string;
}

/** Verifies a sent card: the branch's own score with these adjustments. */
export class VerifyScorecardBody {
  @Items(AdjustmentItem, { label: 'Các mục điều chỉnh', max: MOST_LINES })
  adjustments!: AdjustmentItem[];
}

/** A new verified revision of a decided card: all its adjustments, not only the new ones. */
export class CorrectScorecardBody extends VerifyScorecardBody {
  @Text({ label: 'Lý do điều chỉnh sau xếp loại', lines: 'MANY', max: 1000 })
  reason!: string;
}

export class ReturnedLineItem {
  /** Criterion code, or `weaknesses`. */
  @Text({ label: 'Mã tiêu chí', max: 40 })
  code!: string;

  @Text({ label: 'Lời nhắn', lines: 'MANY', min: 0, max: 1000 })
  message!: string;
}

/** Gives lines back, or with none named the whole card. */
export class ReturnScorecardBody {
  /** To the secretary about the whole; needed when no line is named. */
  @Text({ label: 'Lời nhắn gửi bí thư', lines: 'MANY', min: 0, max: 2000 })
  message!: string;

  @Items(ReturnedLineItem, { label: 'Các mục trả lại', max: MOST_LINES, optional: true })
  lines?: ReturnedLineItem[] | null;

  /** Last day for sending again. */
  @Day({ label: 'Hạn bổ sung', optional: true })
  due?: string | null;
}
