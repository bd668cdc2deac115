import type { AnnualClass, AnnualCount, CeilingCheck, CeilingRule, Points, RatingBand } from '@chibo/domain';
import { ANNUAL_ACTS, ANNUAL_CLASSES, CEILING_BASES, CEILING_ROUNDINGS } from '@chibo/domain';
import type { AnnualAct, AnnualChoice, CeilingBase, CeilingRounding } from '@chibo/domain';
import { Day, Flag, Id, Int, Items, OneOf, QueryInt, Text } from './fields';
import type { HistoryEntry } from './scorecards';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/** Most rows of one act. */
export const MOST_CLASSIFIED = 500;

/** Where an organisation stands on the list: how far it has come, or that what was said of it differs. */
export const ANNUAL_FILTERS = ['ALL', 'UNRATED', 'UNPROPOSED', 'UNDECIDED', 'DECIDED', 'DIFFERENT'] as const;
export type AnnualFilter = (typeof ANNUAL_FILTERS)[number];

export const ANNUAL_SORTS = ['NAME', 'KIND', 'MEAN', 'GOOD', 'SELF', 'PROPOSED', 'DECIDED'] as const;
export type AnnualSort = (typeof ANNUAL_SORTS)[number];

export class ClassificationYearQuery {
  /** The committee whose list it is, or the organisation whose year; absent: the reader's own committee. */
  @Id({ label: 'Tổ chức đảng', optional: true })
  organizationId?: string;

  @QueryInt({ label: 'Năm', min: FIRST_YEAR, max: LAST_YEAR })
  year!: number;
}

export class ClassificationsQuery extends ClassificationYearQuery {
  @OneOf({ label: 'Lọc', values: ANNUAL_FILTERS, optional: true })
  filter?: AnnualFilter;

  /** The decided class, or before it the proposed one. */
  @OneOf({ label: 'Mức xếp loại', values: ANNUAL_CLASSES, optional: true })
  annualClass?: AnnualClass;

  @Text({ label: 'Loại tổ chức', max: 40, optional: true })
  kind?: string;

  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @OneOf({ label: 'Thứ tự', values: ANNUAL_SORTS, optional: true })
  sort?: AnnualSort;

  @OneOf({ label: 'Chiều', values: ['asc', 'desc'], optional: true })
  order?: 'asc' | 'desc';

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** What an organisation says of its own year; without a class it takes it back. */
export class SelfClassBody {
  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;

  @Int({ label: 'Năm', min: FIRST_YEAR, max: LAST_YEAR })
  year!: number;

  @OneOf({ label: 'Mức tự xếp loại', values: ANNUAL_CLASSES, optional: true })
  annualClass?: AnnualClass | null;

  @Text({ label: 'Căn cứ', min: 0, max: 1000, lines: 'MANY', optional: true })
  ground?: string | null;
}

/** A row as it was seen. */
export class ClassifiedItem {
  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;

  /** 0 where nothing was said yet. */
  @Int({ label: 'Phiên bản', max: 1_000_000 })
  version!: number;
}

/** One act on some rows of a committee's list: all of them or none. */
export class ClassifyBody {
  /** The committee whose list it is. */
  @Id({ label: 'Cấp ủy' })
  organizationId!: string;

  @Int({ label: 'Năm', min: FIRST_YEAR, max: LAST_YEAR })
  year!: number;

  @OneOf({ label: 'Việc', values: ANNUAL_ACTS })
  act!: AnnualAct;

  /** Not of taking back. */
  @OneOf({ label: 'Mức xếp loại', values: [...ANNUAL_CLASSES, 'AS_BEFORE'], optional: true })
  choice?: AnnualChoice | null;

  @Items(ClassifiedItem, { label: 'Các tổ chức', max: MOST_CLASSIFIED, uniqueBy: 'organizationId' })
  items!: ClassifiedItem[];

  /** Of a proposal: what it stands on; of taking back: why. */
  @Text({ label: 'Căn cứ, lý do', min: 0, max: 1000, lines: 'MANY', optional: true })
  ground?: string | null;

  /** Of a decision. */
  @Text({ label: 'Số quyết định', max: 60, optional: true })
  decisionNumber?: string | null;

  @Day({ label: 'Ngày quyết định', optional: true })
  decidedOn?: string | null;
}

/** Closes a list as it was seen: other numbers are refused. */
export class ConcludeBody {
  @Id({ label: 'Cấp ủy' })
  organizationId!: string;

  @Int({ label: 'Năm', min: FIRST_YEAR, max: LAST_YEAR })
  year!: number;

  @Int({ label: 'Số tổ chức đã quyết định', max: 100_000 })
  decided!: number;

  @Int({ label: 'Số tổ chức chưa quyết định', max: 100_000 })
  undecided!: number;
}

export class ReopenConclusionBody {
  @Id({ label: 'Cấp ủy' })
  organizationId!: string;

  @Int({ label: 'Năm', min: FIRST_YEAR, max: LAST_YEAR })
  year!: number;

  @Text({ label: 'Lý do mở lại', lines: 'MANY', max: 500 })
  reason!: string;
}

/** Without a share there is no ceiling. */
export class CeilingBody {
  @Id({ label: 'Cấp ủy' })
  organizationId!: string;

  @Int({ label: 'Tỷ lệ (%)', min: 1, max: 100, optional: true })
  percent?: number | null;

  @OneOf({ label: 'Tính trên', values: CEILING_BASES })
  base!: CeilingBase;

  @OneOf({ label: 'Cách làm tròn', values: CEILING_ROUNDINGS })
  rounding!: CeilingRounding;

  @Int({ label: 'Số tháng của tổ chức mới lập', max: 12 })
  newMonths!: number;

  @Flag({ label: 'Theo từng loại tổ chức' })
  byKind!: boolean;
}

export class CeilingQuery {
  @Id({ label: 'Cấp ủy', optional: true })
  organizationId?: string;
}

/** What was said of a year, by the organisation or by its superior. */
export interface ClassSaid {
  annualClass: AnnualClass;
  ground?: string;
  at: string;
  by: string;
}

export interface ClassDecided {
  annualClass: AnnualClass;
  number: string;
  on: string;
}

/** Months of the year with a result; of a committee those of all branches under it. */
export interface AnnualMonths {
  n: number;
  /** Hundredths, half up; absent where nothing is rated. */
  mean?: Points;
  bands: Record<RatingBand, number>;
}

/** Branches under a committee by the class their months made of their year. */
export interface AnnualCells {
  existing: number;
  rated: number;
  bands: Record<RatingBand, number>;
  /** Their class holds so far. */
  soFar: number;
}

export interface ClassificationRow {
  organizationId: string;
  name: string;
  kind: string;
  kindLabel: string;
  isCell: boolean;
  /** First day, where it began within the year. */
  foundedOn?: string;
  /** Grows with each act; 0 where nothing was said yet. */
  version: number;
  self?: ClassSaid;
  proposed?: ClassSaid;
  decided?: ClassDecided;
  months: AnnualMonths;
  /** Of a branch: what the rule of its set makes of the year's meetings; without a band none. */
  yearClass?: { band?: RatingBand; missing: number; reasons: string[] };
  /** Of a committee. */
  cells?: AnnualCells;
}

/** Numbers of the whole list, whatever is filtered. */
export interface AnnualTotals {
  existing: number;
  rated: number;
  proposed: number;
  decided: number;
  /** By decided class. */
  bands: Record<AnnualClass, number>;
  /** By decided class, or before it what is proposed, or what the organisation says itself. */
  expected: Record<AnnualClass, number>;
}

export interface CeilingView {
  organizationId: string;
  /** Absent: there is none. */
  rule?: CeilingRule;
  /** Who set it; absent where nobody did. */
  setBy?: string;
  words?: string;
  /** Why it may not be changed; absent when it may. */
  whyNot?: string;
}

/** A list as it was closed, once. */
export interface ConclusionEntry {
  at: string;
  by: string;
  hash: string;
  /** The rows are no longer those that were sealed. */
  altered?: boolean;
  decided: number;
  undecided: number;
  reopened?: { at: string; by: string; reason: string };
}

export interface ClassificationsView {
  organization: { id: string; name: string };
  year: number;
  /** The year is not over: results hold so far. */
  running: boolean;
  rows: ClassificationRow[];
  total: number;
  page: number;
  pageSize: number;
  totals: AnnualTotals;
  /** Decided classes by kind, for counting on in a preview. */
  counts: AnnualCount[];
  kinds: { kind: string; label: string; n: number }[];
  ceiling: CeilingView;
  /** Decided classes held against the ceiling. */
  checks: CeilingCheck[];
  /** What would be, were all decided as proposed; empty where that says nothing new. */
  expectedChecks: CeilingCheck[];
  /** Newest first. */
  conclusions: ConclusionEntry[];
  /** The rows are those of the frozen copy. */
  concluded: boolean;
  /** Why rows may not be changed; absent when they may. */
  whyNotChange?: string;
  whyNotConclude?: string;
  whyNotReopen?: string;
  /** Instant of the figures. */
  at: string;
}

/** One organisation's own year. */
export interface OwnClassificationView {
  organization: { id: string; name: string };
  year: number;
  /** Who decides; absent where nobody stands above. */
  superiorName?: string;
  row: ClassificationRow;
  history: HistoryEntry[];
  /** Why it may not rate itself; absent when it may. */
  whyNotRate?: string;
}
