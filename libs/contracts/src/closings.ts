import type { ClosedCell, ClosingChange } from '@chibo/domain';
import { MAX_CLOSING_REASON } from '@chibo/domain';
import { Id, Items, QueryInt, Text } from './fields';
import type { BandCounts } from './months';
import { MonthTableQuery } from './months';

/** Which of the frozen branches. */
export class ClosingQuery extends MonthTableQuery {
  /** Searched without accents in the names. */
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

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

  /** The reason of those that are not named one by one. */
  @Text({ label: 'Lý do chung', min: 0, max: MAX_CLOSING_REASON, optional: true })
  others?: string;
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

/** A frozen branch at its place in the whole table; `now`: what is said of it now, where that is something else. */
export interface ListedClosedCell extends ClosedCell {
  number: number;
  now?: string;
}

/** What was frozen, and what has changed since. */
export interface ClosedMonth extends ClosingEntry {
  counts: BandCounts;
  /** A page of the frozen branches that were found; `total` of them. Numbered through the whole table. */
  cells: ListedClosedCell[];
  total: number;
  page: number;
  pageSize: number;
  /** The first of them, and how many there are. */
  changes: ClosingChange[];
  changesTotal: number;
}

export interface MonthClosingView {
  month: string;
  organization: { id: string; name: string };
  /** Newest first. */
  history: ClosingEntry[];
  /** The closing in force. */
  closed?: ClosedMonth;
  /** Branches without an official band at this moment: each needs a reason. The first of them, and how many there are. */
  missing: ClosedCell[];
  missingTotal: number;
  /** Committees below that have not closed this month; the first of them, and how many there are. */
  lowerOpen: { id: string; name: string }[];
  lowerOpenTotal: number;
  /** Why it cannot be closed, or opened again; absent when it can. */
  whyNotClose?: string;
  whyNotReopen?: string;
}
