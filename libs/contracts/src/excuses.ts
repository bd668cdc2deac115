import { Id, Ids, Month, Text } from './fields';

/** Which months of which direct branches may be excused together. */
export class ExcusesQuery {
  @Month({ label: 'Từ tháng' })
  from!: string;

  @Month({ label: 'Đến tháng' })
  to!: string;

  /** Code of a kind of organisation; absent: all. */
  @Text({ label: 'Loại chi bộ', max: 40, optional: true })
  kind?: string;

  /** A group the branch stands in today; absent: all. */
  @Id({ label: 'Nhóm', optional: true })
  groupId?: string;
}

/** Most months of branches excused in one act. */
export const MOST_EXCUSED = 500;

export class ExcuseManyBody {
  @Ids({ label: 'Kỳ chấm điểm', max: MOST_EXCUSED })
  obligationIds!: string[];

  @Text({ label: 'Lý do', max: 500 })
  reason!: string;

  /** Number and date of the superior's paper. */
  @Text({ label: 'Số, ngày văn bản', min: 0, max: 200, optional: true })
  document?: string | null;
}

export class UndoExcusesBody {
  @Ids({ label: 'Kỳ chấm điểm', max: MOST_EXCUSED })
  obligationIds!: string[];

  @Text({ label: 'Lý do', max: 500 })
  reason!: string;
}

/** A branch's month, and why it stays as it is; absent: it would be excused. */
export interface ExcuseRow {
  obligationId: string;
  cellId: string;
  name: string;
  kindLabel: string;
  month: string;
  stateLabel: string;
  whyNot?: string;
}

export interface ExcusesView {
  organizationId: string;
  /** At most MOST_EXCUSED; the months of which some are left out are asked for by themselves. */
  rows: ExcuseRow[];
  total: number;
  /** Of those shown. */
  changing: number;
}

/** What was done: those that had changed in between stay as they are. */
export interface ExcusedView {
  done: string[];
  untouched: number;
}
