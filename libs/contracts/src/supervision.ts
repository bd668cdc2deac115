import { Day, Id, Items, Text } from './fields';

const MOST_CELLS = 500;

export class SupervisionParam {
  @Id({ label: 'Cấp ủy' })
  id!: string;

  @Id({ label: 'Phân công' })
  assignmentId!: string;
}

/** A branch, and whose assignment ends on the eve of the new one. */
export class SupervisedCellItem {
  @Id({ label: 'Chi bộ' })
  cellId!: string;

  /** Absent: nobody is replaced, and an overlap is refused. */
  @Id({ label: 'Phân công được thay', optional: true })
  replacesId?: string | null;
}

/** One comrade for several branches at once. */
export class AssignOfficerBody {
  @Text({ label: 'Họ tên', max: 120 })
  name!: string;

  /** An account of the committee; "Tôi phụ trách" finds the branches by it. */
  @Id({ label: 'Tài khoản', optional: true })
  accountId?: string | null;

  @Items(SupervisedCellItem, { label: 'Các chi bộ', max: MOST_CELLS, uniqueBy: 'cellId' })
  cells!: SupervisedCellItem[];

  @Day({ label: 'Từ ngày' })
  from!: string;

  /** Last day, included; absent: until changed. */
  @Day({ label: 'Đến hết ngày', optional: true })
  until?: string | null;
}

export class EndSupervisionBody {
  /** Last day, included. */
  @Day({ label: 'Đến hết ngày' })
  until!: string;
}

export interface SupervisionAssignment {
  id: string;
  version: number;
  name: string;
  accountId?: string;
  from: string;
  /** Last day, included; the eve of the move when the branch left the committee before. */
  until?: string;
  /** The branch left the committee on this day, and the assignment ceased with it. */
  leftOn?: string;
  state: 'PAST' | 'PRESENT' | 'COMING';
  /** It can still be taken back: it has not begun, or was entered today. */
  mayDrop: boolean;
  /** Who entered it. */
  by: string;
}

export interface SupervisedCell {
  cellId: string;
  name: string;
  code: string;
  /** False: the branch stood under the committee once. */
  subordinate: boolean;
  /** Newest first. */
  assignments: SupervisionAssignment[];
}

/** Who of a committee follows which of its branches. A branch reads its own row only. */
export interface SupervisionView {
  organizationId: string;
  name: string;
  today: string;
  mayChange: boolean;
  /** Accounts of the committee, for the form. */
  accounts: { accountId: string; name: string }[];
  cells: SupervisedCell[];
}

/** The comrade of the committee above who follows a branch on a certain day. */
export interface SupervisingOfficerView {
  name: string;
  /** It is the reader's own account. */
  mine: boolean;
}
