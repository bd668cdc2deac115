import type {
  IndicatorEntrant,
  IndicatorPeriod,
  IndicatorRule,
  IndicatorSum,
  IndicatorValue,
  Target,
  TargetAim,
} from '@chibo/domain';
import {
  INDICATOR_ENTRANTS,
  INDICATOR_PERIODS,
  INDICATOR_SUMS,
  MOST_INDICATOR_VALUE,
  TARGET_AIMS,
} from '@chibo/domain';
import { Flag, Id, Int, Items, Judged, OneOf, Text } from './fields';
import { PageQuery } from './params';

/** Most indicators of one committee, and most that are entered on one page. */
export const MOST_INDICATORS = 100;
const MOST_TARGETS = 20;

/** Month, quarter, half, year or term: `2018-05`, `2018-Q2`, `2018-H1`, `2018`, `2015-2020`. */
const PERIOD = { label: 'Kỳ', max: 9 };

export class IndicatorPeriodParam {
  @Id({ label: 'Tổ chức đảng' })
  id!: string;

  @Text(PERIOD)
  period!: string;
}

export class TargetItem {
  @Text(PERIOD)
  period!: string;

  @OneOf({ label: 'Chiều của chỉ tiêu', values: TARGET_AIMS })
  aim!: TargetAim;

  /** Hundredths; of a share, of a percent. */
  @Int({ label: 'Mức chỉ tiêu', max: MOST_INDICATOR_VALUE })
  value!: number;

  @Text({ label: 'Tên chỉ tiêu', max: 80 })
  label!: string;

  @Int({ label: 'Số lẻ', max: 2 })
  decimals!: number;
}

export class IndicatorItem {
  @Text({ label: 'Tên chỉ tiêu', max: 200 })
  name!: string;

  @Text({ label: 'Nhóm chỉ tiêu', max: 80 })
  section!: string;

  @Text({ label: 'Đơn vị tính', max: 40 })
  unit!: string;

  @OneOf({ label: 'Kỳ nhập', values: INDICATOR_PERIODS })
  period!: IndicatorPeriod;

  @OneOf({ label: 'Cách cộng', values: INDICATOR_SUMS })
  sum!: IndicatorSum;

  @OneOf({ label: 'Nơi nhập', values: INDICATOR_ENTRANTS })
  entrant!: IndicatorEntrant;

  @Text({ label: 'Tên tử số', max: 120, optional: true })
  partName?: string | null;

  @Text({ label: 'Tên tổng số', max: 120, optional: true })
  wholeName?: string | null;

  @Int({ label: 'Số lẻ', max: 2 })
  decimals!: number;

  @Items(TargetItem, { label: 'Mức cần đạt', max: MOST_TARGETS, uniqueBy: 'label' })
  targets!: TargetItem[];
}

export class IndicatorsBody {
  @Items(IndicatorItem, { label: 'Các chỉ tiêu', max: MOST_INDICATORS, uniqueBy: 'name' })
  indicators!: IndicatorItem[];
}

export class ChangeIndicatorBody extends IndicatorItem {
  /** Entered no more from now on; what was entered stays. */
  @Flag({ label: 'Thôi dùng', optional: true })
  retired?: boolean | null;
}

export class IndicatorValueItem {
  @Id({ label: 'Chỉ tiêu' })
  indicatorId!: string;

  /** Hundredths; absent or null: not entered, which is not nought. */
  @Judged({ label: 'Số liệu', max: MOST_INDICATOR_VALUE, optional: true })
  part?: number | null;

  @Judged({ label: 'Tổng số', max: MOST_INDICATOR_VALUE, optional: true })
  whole?: number | null;

  /** At least so much, and more. */
  @Flag({ label: 'Trên', optional: true })
  moreThan?: boolean | null;
}

export class IndicatorDraftBody {
  @Items(IndicatorValueItem, { label: 'Số liệu', max: MOST_INDICATORS, uniqueBy: 'indicatorId' })
  values!: IndicatorValueItem[];
}

export class SendIndicatorsBody extends IndicatorDraftBody {
  /** Why figures that were sent before are others now. */
  @Text({ label: 'Lý do', max: 500, optional: true })
  reason?: string | null;
}

export class ReopenIndicatorsBody {
  @Text({ label: 'Lý do mở lại', max: 500 })
  reason!: string;
}

export class IndicatorOverviewQuery {
  @Id({ label: 'Tổ chức đảng', optional: true })
  organizationId?: string;

  @Text(PERIOD)
  period!: string;
}

export class IndicatorOrganizationsQuery extends PageQuery {
  @Id({ label: 'Tổ chức đảng', optional: true })
  organizationId?: string;

  @Text(PERIOD)
  period!: string;

  /** Only those that have not entered it. */
  @OneOf({ label: 'Lọc', values: ['MISSING'], optional: true })
  only?: 'MISSING';
}

export interface IndicatorView extends IndicatorRule {
  id: string;
  version: number;
  committee: { id: string; name: string };
  section: string;
  period: IndicatorPeriod;
  entrant: IndicatorEntrant;
  partName?: string;
  wholeName?: string;
  targets: Target[];
  retired: boolean;
}

export interface IndicatorsView {
  organization: { id: string; name: string };
  /** Its own and those of the committees above it, by section. */
  indicators: IndicatorView[];
  mayManage: boolean;
}

/** One sending of a value, newest first. */
export interface IndicatorRevision {
  value?: IndicatorValue;
  by: string;
  at: string;
  reason?: string;
}

export interface IndicatorLine {
  indicator: IndicatorView;
  /** As it stands in the draft. */
  draft?: IndicatorValue;
  /** As it was sent last, and counts. */
  sent?: IndicatorValue;
  previous?: IndicatorValue;
  /** More than one: it was corrected. */
  revisions: IndicatorRevision[];
  /** The committee that defined it takes no more values for the period. */
  closed?: true;
}

/** All that an organisation enters for one period. */
export interface IndicatorEntryView {
  organization: { id: string; name: string };
  period: string;
  previousPeriod: string;
  version: number;
  state: 'EMPTY' | 'DRAFT' | 'SENT';
  savedAt?: string;
  sentAt?: string;
  lines: IndicatorLine[];
  /** Why nothing can be entered. */
  whyNot?: string;
  /** Periods the organisation has something to enter for, as of today, by sort. */
  periods: { period: IndicatorPeriod; current: string }[];
}

export interface TargetStanding extends Target {
  /** Absent: not known yet. */
  reached?: boolean;
  /** "vượt 59%". */
  against?: string;
}

export interface IndicatorStanding {
  indicator: IndicatorView;
  value?: IndicatorValue;
  /** Entries there are, of those there should be by now. */
  entered: number;
  expected: number;
  /** Organisations that enter it. */
  organizations: number;
  targets: TargetStanding[];
}

export interface IndicatorOverview {
  organization: { id: string; name: string };
  period: string;
  rows: IndicatorStanding[];
  /** Of the committee's own indicators; absent: it has none, or the period is open. */
  closed?: { at: string; by: string };
  mayClose: boolean;
  mayManage: boolean;
  /** It enters indicators itself. */
  mayEnter: boolean;
  at: string;
}

export interface IndicatorOrganization {
  id: string;
  name: string;
  kindLabel: string;
  value?: IndicatorValue;
  entered: number;
}

export interface IndicatorOrganizationsView {
  indicator: IndicatorView;
  /** Entries each of them should have by now. */
  expected: number;
  organizations: IndicatorOrganization[];
  total: number;
  page: number;
  pageSize: number;
}
