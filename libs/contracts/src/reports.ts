import { FACT_SORTS } from '@chibo/domain';
import type {
  FactSort,
  PeriodFacts,
  CellMonthState,
  PeriodStanding,
  Points,
  RatingBand,
  Rounding,
  YearClass,
} from '@chibo/domain';
import { Id, OneOf, PeriodText, QueryInt, Text } from './fields';
import type { BandCounts } from './months';

/** By which tree: as it stood in each month, or as it stands today. */
export const REPORT_TREES = ['THEN', 'NOW'] as const;
export type ReportTree = (typeof REPORT_TREES)[number];

/** Kinds of meetings that settle a month. */
export const MONTH_KINDS = ['REGULAR', 'COMBINED'] as const;
export type MonthKind = (typeof MONTH_KINDS)[number];

/** Who stands in one ranking: alike ones (kind and size), or all that were found. */
export const RANK_PEERS = ['ALIKE', 'ALL'] as const;
export type RankPeers = (typeof RANK_PEERS)[number];

/** The question of a report; its address is this. */
export class ReportQuery {
  @PeriodText({ label: 'Kỳ' })
  period!: string;

  /** Absent: the reader's own committee. */
  @Id({ label: 'Tổ chức đảng', optional: true })
  organizationId?: string;

  /** Code of a kind of branch; absent: all kinds. */
  @Text({ label: 'Loại chi bộ', max: 40, optional: true })
  cellKind?: string;

  @OneOf({ label: 'Tổ chức theo', values: REPORT_TREES, optional: true })
  tree?: ReportTree;

  /** A way of parting organisations kept by this committee or one above: counts by its groups are answered beside. */
  @Id({ label: 'Cách chia nhóm', optional: true })
  groupingId?: string;

  /** One of its groups, or NONE: months of branches that were in it, as the tree is asked for. Absent: all. */
  @Text({ label: 'Nhóm', max: 40, optional: true })
  groupId?: string;

  /** Only months scored by this version of a criteria set. */
  @Id({ label: 'Bộ tiêu chí', optional: true })
  criteriaSetVersionId?: string;

  /** Only months whose card is of this kind of meeting; thematic meetings have cards of their own and no month. */
  @OneOf({ label: 'Loại kỳ sinh hoạt', values: MONTH_KINDS, optional: true })
  meetingKind?: MonthKind;
}

export class ReportDocumentQuery extends ReportQuery {
  /** GROUPS: by group of the grouping. Absent: by organisation. */
  @OneOf({ label: 'Bảng', values: ['ORGANIZATIONS', 'GROUPS'], optional: true })
  of?: 'ORGANIZATIONS' | 'GROUPS';
}

export class ReportCellsQuery extends ReportQuery {
  /** Searched without accents in names of the branch and its committee. */
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** Classes of branches over a period, each branch once, where it stood last in the period. */
export interface ClassCounts {
  /** Branches that had a duty in a month of the period. */
  existing: number;
  /** Base of the percentages: branches with a class. */
  rated: number;
  bands: Record<RatingBand, number>;
  /** Tenths of a percent on `rated`; absent when nothing is rated. */
  percents?: Record<RatingBand, number>;
  /** Absent: each by itself. */
  rounding?: Rounding;
  /** Without a class: every month excused. */
  excused: number;
  /** Without a class: no month has a result yet. */
  unfinished: number;
  /** Of the rated ones, those with a month that has no result yet: their class holds so far. */
  soFar: number;
}

/** Months of branches, each month of each branch once. */
export interface PeriodCounts extends BandCounts {
  sent: number;
  /** Of the sent ones. */
  onTime: number;
}

export interface ReportRow {
  organizationId: string;
  name: string;
  kindLabel: string;
  isCell: boolean;
  months: PeriodCounts;
  classes: ClassCounts;
}

export interface ReportTotal {
  months: PeriodCounts;
  classes: ClassCounts;
}

/** Which part of the months is asked for, in the words of its choices; absent: all. */
export interface ReportPart {
  kind?: string;
  grouping?: string;
  group?: string;
  set?: string;
  meeting?: string;
}

/** What one group of the grouping came to. */
export interface ReportGroup extends ReportTotal {
  /** Absent: branches in no group. */
  groupId?: string;
  label: string;
  /** Direct subordinates of the committee in it on the last day. */
  organizations: number;
}

export interface ReportView {
  period: string;
  /** Years with open months, newest first. */
  years: string[];
  /** Months of the period that are open or were. */
  openedMonths: string[];
  /** The last month is not over. */
  running: boolean;
  tree: ReportTree;
  organization: { id: string; name: string; kindLabel: string };
  rows: ReportRow[];
  byKind: (ReportTotal & { kind: string; label: string })[];
  /** Those that may be asked for: of this committee and of those above it. */
  groupings: { id: string; name: string; groups: { id: string; name: string }[] }[];
  /** Of the grouping that is asked for. */
  grouping?: { id: string; name: string; groups: ReportGroup[] };
  part?: ReportPart;
  /** Versions of criteria sets the committee's cards of the period were scored by, whatever is chosen of them. */
  sets: { versionId: string; title: string; months: number }[];
  total: ReportTotal;
  /** The figures in the committee's own words. */
  sentence: string;
  /** Instant of the figures. */
  at: string;
}

/** A month of the period that the committee has closed and that says something else now. */
export interface ReportClosedMonth {
  month: string;
  /** Instant of the closing. */
  at: string;
  /** SHA-256 of the frozen copy, hex. */
  hash: string;
  altered?: true;
  frozen: BandCounts;
  live: BandCounts;
  /** Branches that differ. */
  changesTotal: number;
}

export interface ReportClosedMonthsView {
  period: string;
  organizationId: string;
  /** Months of the period that the committee has closed. */
  closed: string[];
  /** Those of them that differ now, in order. */
  months: ReportClosedMonth[];
}

/** One month of a branch; without a state it had no duty. */
export interface ReportCellMonth {
  month: string;
  /** Nobody was asked for anything in that month here: it is yet to come, or before what is kept. */
  notOpened?: true;
  state?: CellMonthState;
  stateLabel?: string;
  scorecardId?: string;
  total?: Points;
  band?: RatingBand;
}

export interface ReportCellRow {
  cellId: string;
  name: string;
  parentId: string;
  parentName: string;
  kindLabel: string;
  months: ReportCellMonth[];
  /** Absent where no set was used in the period. */
  standing?: YearClass;
}

export interface ReportCellsView {
  organizationId: string;
  part?: ReportPart;
  cells: ReportCellRow[];
  total: number;
  page: number;
  pageSize: number;
  months: string[];
}

export class ReportRankingQuery extends ReportCellsQuery {
  /** Months a branch must have been rated in to be ranked; absent: half of those of the period that are over. */
  @QueryInt({ label: 'Số tháng ít nhất', min: 1, max: 36, optional: true })
  least?: number;

  /** Absent: ALIKE. */
  @OneOf({ label: 'So với', values: RANK_PEERS, optional: true })
  peers?: RankPeers;
}

export class ReportFactsQuery extends ReportCellsQuery {
  @OneOf({ label: 'Sắp xếp', values: FACT_SORTS, optional: true })
  sort?: FactSort;

  /** The other way round; what has no number stays last. */
  @OneOf({ label: 'Thứ tự', values: ['asc', 'desc'], optional: true })
  order?: 'asc' | 'desc';
}

/** A branch, or a direct subordinate with all its branches. */
export interface ReportFactsRow {
  id: string;
  name: string;
  /** Of a branch: the committee it stood under last. */
  parentName?: string;
  facts: PeriodFacts;
}

export interface ReportFactsView {
  period: string;
  organization: { id: string; name: string };
  /** Which part of the committee's branches these are; absent: all of them. */
  part?: ReportPart;
  /** A page of the branches that were found; `found` of them. */
  cells: ReportFactsRow[];
  found: number;
  page: number;
  pageSize: number;
  organizations: ReportFactsRow[];
  /** Of all branches. */
  total: PeriodFacts;
  /** Instant of the figures. */
  at: string;
}

/** A branch or an organisation in the ranking of a period. Sums in hundredths. */
export interface RankedInPeriod extends PeriodStanding {
  id: string;
  name: string;
  /** Of a branch: the committee it stood under last. */
  parentName?: string;
  /** 1, 2, 2, 4; absent where too few months are rated. */
  rank?: number;
  /** Those it is compared with: alike in kind and size, or all. */
  peer: string;
  /** How many share the rank. */
  among: number;
  /** Rounded half up, for display; absent where nothing is rated. */
  mean?: Points;
}

export interface ReportRankingView {
  period: string;
  organization: { id: string; name: string };
  /** Months asked for; `least` of them must be rated. */
  months: number;
  least: number;
  /** A page of the branches that are found, ranked ones first; `total` of them, `ranked` of all. */
  cells: RankedInPeriod[];
  total: number;
  ranked: number;
  page: number;
  pageSize: number;
  /** Direct subordinates, ranked ones first. */
  organizations: RankedInPeriod[];
  peers: RankPeers;
  part?: ReportPart;
  /** Criteria sets used in the period: of more than one, points are not wholly alike. */
  sets: number;
  /** Instant of the figures. */
  at: string;
}
