import type { ClosedCell, ClosingChange } from '@chibo/domain';
import { MAX_CLOSING_REASON } from '@chibo/domain';
import { Id, Items, Text } from './fields';
import type { BandCounts } from './months';

export class MissingReasonItem {
  @Id({ label: 'Chi bộ' })
  cellId!: string;

  @Text({ label: 'Lý do chưa xếp loại', min: 0, max: MAX_CLOSING_REASON })
  reason!: string;
}

/** Closes the month of one committee. */
export class CloseMonthBody {
  @Id({ label: 'Cấp ủy' })
  organizationId!: string;

  /** A reason for every branch without an official band. */
  @Items(MissingReasonItem, { label: 'Chi bộ còn thiếu', max: 10_000 })
  missing!: MissingReasonItem[];
}

export class ReopenMonthBody {
  @Id({ label: 'Cấp ủy' })
  organizationId!: string;

  @Text({ label: 'Lý do mở lại', lines: 'MANY', max: MAX_CLOSING_REASON })
  reason!: string;
}

/** One time a month was closed; reopened when `reopened` is there. */
export interface ClosingEntry {
  at: string;
  by: string;
  /** SHA-256 of the frozen snapshot's bytes, hex. */
  hash: string;
  /** The frozen snapshot is no longer the one that was hashed: whoever reads it must be told. */
  altered?: true;
  reopened?: { at: string; by: string; reason: string };
}

export interface MonthClosingView {
  month: string;
  organization: { id: string; name: string };
  /** Newest first. */
  history: ClosingEntry[];
  /** The closing in force, with what was frozen and what has changed since. */
  closed?: ClosingEntry & { counts: BandCounts; cells: ClosedCell[]; changes: ClosingChange[] };
  /** Branches without an official band at this moment: each needs a reason. */
  missing: ClosedCell[];
  /** Committees below that have not closed this month. */
  lowerOpen: { id: string; name: string }[];
  /** Why it cannot be closed, or opened again; absent when it can. */
  whyNotClose?: string;
  whyNotReopen?: string;
}
