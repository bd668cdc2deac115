import { CellMonthState, FIGURE_SOURCES } from '@chibo/domain';
import type { Deduction, FigureSource, KeyedMark, Points, RatingBand, Rounding } from '@chibo/domain';
import { Id, Month, OneOf, QueryInt, Text } from './fields';
import type { SupervisingOfficerView } from './supervision';

export class MonthParam {
  @Month({ label: 'Tháng' })
  month!: string;
}

export class MonthTableQuery {
  @Id({ label: 'Tổ chức đảng', optional: true })
  organizationId?: string;
}

/** Of a table that a closing keeps. */
export class MonthFiguresQuery extends MonthTableQuery {
  /** Absent: the frozen figures where the month is closed, else those of this moment. */
  @OneOf({ label: 'Số liệu', values: FIGURE_SOURCES, optional: true })
  figures?: FigureSource;
}

/** The closing in force, beside a table of its month. */
export interface ClosedFigures {
  /** Where the figures of this answer come from. */
  shown: FigureSource;
  /** Instant of the closing. */
  at: string;
  by: string;
  /** SHA-256 of the frozen copy, hex. */
  hash: string;
  /** The copy is no longer the one that was frozen. */
  altered?: true;
  /** It has this table; older closings have the list of branches only. */
  kept: boolean;
  /** Branches of which the month says something else now than when it was closed. */
  changesTotal: number;
}

/** `MINE`: branches the reader's own account follows for their committee. */
export const CELL_FILTERS = ['ALL', 'INCOMPLETE', 'WAITING', 'RETURNED', 'LATE', 'DECIDED', 'MINE'] as const;
export type CellFilter = (typeof CELL_FILTERS)[number];

/** What a list of branches may be asked for beside the filters that are counted: the parts of a month's standing. */
export const CELL_SELECTIONS = [...CELL_FILTERS, 'VERIFIED', 'SUBMITTED', 'OPEN', 'NOT_HELD', 'EXCUSED'] as const;
export type CellSelection = (typeof CELL_SELECTIONS)[number];

/** By what a list of branches is sorted: PLACE is the Vietnamese order of committee and branch, the others come before it. */
export const CELL_SORTS = ['PLACE', 'NAME', 'STATE', 'SELF', 'DECIDED', 'DEADLINE'] as const;
export type CellSort = (typeof CELL_SORTS)[number];

export class MonthCellsQuery extends MonthTableQuery {
  @OneOf({ label: 'Sắp xếp', values: CELL_SORTS, optional: true })
  sort?: CellSort;

  /** The other way round; what has no score stays last. */
  @OneOf({ label: 'Thứ tự', values: ['asc', 'desc'], optional: true })
  order?: 'asc' | 'desc';

  @OneOf({ label: 'Bộ lọc', values: CELL_SELECTIONS, optional: true })
  filter?: CellSelection;

  /** Searched without accents in name and code. */
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** The list of ten columns; of a closed month its parts are looked for in the frozen copy by words alone. */
export class MonthListQuery extends MonthCellsQuery {
  /** As of a month's table; a list asked for by a filter is of this moment. */
  @OneOf({ label: 'Số liệu', values: FIGURE_SOURCES, optional: true })
  figures?: FigureSource;
}

/** Counts on a stated base. */
export interface BandCounts {
  /** Branches that exist in the month. */
  existing: number;
  /** Of them, those that owe a card (not excused). */
  owed: number;
  /** Base of every percentage. */
  rated: number;
  bands: Record<RatingBand, number>;
  /** Tenths of a percent on `rated`, rounded as the committee has it; absent when nothing is rated. */
  percents?: Record<RatingBand, number>;
  /** Absent: each by itself. */
  rounding?: Rounding;
  notRated: number;
  notRatedBecause: {
    excused: number;
    notHeld: number;
    late: number;
    returned: number;
    waiting: number;
    open: number;
    /** Decided, but the reader has yet to give the observed score of the same meeting. */
    unseen?: number;
  };
}

export type { CellMonthState };

export interface CellRow {
  cellId: string;
  name: string;
  code: string;
  kindLabel: string;
  parentId: string;
  parentName: string;
  obligationId: string;
  scorecardId?: string;
  state: CellMonthState;
  stateLabel: string;
  /** Sent after the deadline, or not sent and the deadline is over. */
  late: boolean;
  deadline: string;
  /** Self-score once sent. */
  selfTotal?: Points;
  selfBand?: RatingBand;
  decidedTotal?: Points;
  decidedBand?: RatingBand;
  /** Why no card: reason of the excuse or of the meeting not held. */
  note?: string;
  /** Who of the committee follows the branch: on the month's last day, or today while that has not come. */
  officer?: SupervisingOfficerView;
  /** Last day of leave to send over a closing or a deadline that locks. */
  leaveUntil?: string;
  /** An officer keyed its card in from paper: what the branch says of it. */
  keyed?: KeyedMark;
  /** The reader may key its card in. */
  canKeyIn?: boolean;
  canOpen: boolean;
}

/** A branch in the monthly list that is sent upwards: with what its card says of the meeting, and what cost it points. */
export interface MonthListRow extends Pick<CellRow, 'name' | 'parentName' | 'stateLabel' | 'note' | 'keyed'> {
  decidedTotal?: Points;
  decidedBand?: RatingBand;
  /** Of a sent card. */
  memberCount?: number;
  heldOn?: string;
  /** Lines below their maximum in the official score, in the order of the card; absent without one. */
  deductions?: Deduction[];
  /** Why the band is lower than its points say, in words. */
  capped?: string;
}

export interface OrganizationRow {
  organizationId: string;
  name: string;
  code: string;
  kindLabel: string;
  isCell: boolean;
  counts: BandCounts;
  /** When the row is a branch, by the figures of this moment. */
  cell?: CellRow;
  /** Of frozen figures: how many of its branches say something else now; absent: none. */
  changed?: number;
}

/** What was done on a day, of the cards as they stand now: one given back is not sent any more. */
export interface MonthDay {
  /** Vietnam, `yyyy-mm-dd`. */
  day: string;
  sent: number;
  /** Also those decided without being verified apart. */
  verified: number;
  decided: number;
}

/** A month's cards by day, against what is owed. */
export interface MonthDaysView {
  month: string;
  organization: { id: string; name: string };
  owed: number;
  sendBy: string;
  decideBy: string;
  today: string;
  /** In order; days without anything are left out. */
  days: MonthDay[];
  /** Results from paper: decided on no day that is known here. */
  undated: number;
}

export interface MonthTableView {
  month: string;
  months: string[];
  organization: { id: string; name: string; kindLabel: string };
  /** From the reader's own organisation down to this one. */
  path: { id: string; name: string }[];
  byKind: { kind: string; label: string; counts: BandCounts }[];
  total: BandCounts;
  rows: OrganizationRow[];
  /** Of this moment, whatever the figures are. */
  filters: Record<CellFilter, number>;
  /** Instant of the figures. */
  at: string;
  /** The figures in the committee's own words. */
  sentence: string;
  /** Of a closed month. */
  closing?: ClosedFigures;
}

export interface MonthCellsView {
  cells: CellRow[];
  /** Which of them send with leave only: all of a closed month, and late ones of these committees. */
  locks: { closed: boolean; late: string[] };
  total: number;
  page: number;
  pageSize: number;
}
