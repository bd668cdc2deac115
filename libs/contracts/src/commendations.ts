import type { CommendationCount, CommendationForm, CommendationKind } from '@chibo/domain';
import { COMMENDATION_FORMS, COMMENDATION_KINDS } from '@chibo/domain';
import { Day, Id, Int, OneOf, QueryInt, Text } from './fields';

export const COMMENDATION_SORTS = ['DAY', 'NAME', 'ORGANIZATION', 'NUMBER', 'FORM'] as const;
export type CommendationSort = (typeof COMMENDATION_SORTS)[number];

export class CommendationsQuery {
  /** The committee whose list it is; absent: the reader's own. */
  @Id({ label: 'Cấp ủy', optional: true })
  organizationId?: string;

  @QueryInt({ label: 'Năm', min: 2000, max: 2099, optional: true })
  year?: number;

  @OneOf({ label: 'Đối tượng', values: COMMENDATION_KINDS, optional: true })
  kind?: CommendationKind;

  @OneOf({ label: 'Hình thức', values: COMMENDATION_FORMS, optional: true })
  form?: CommendationForm;

  /** YES: those that were withdrawn; otherwise those that stand. */
  @OneOf({ label: 'Đã rút', values: ['YES'], optional: true })
  withdrawn?: 'YES';

  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @OneOf({ label: 'Thứ tự', values: COMMENDATION_SORTS, optional: true })
  sort?: CommendationSort;

  @OneOf({ label: 'Chiều', values: ['asc', 'desc'], optional: true })
  order?: 'asc' | 'desc';

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** What is written of a commendation. */
export class CommendationBody {
  /** The committee whose list it stands on. */
  @Id({ label: 'Cấp ủy' })
  committeeId!: string;

  /** The organisation that is commended, or whose member is. */
  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;

  /** The year it is for. */
  @Int({ label: 'Năm', min: 2000, max: 2099 })
  year!: number;

  @OneOf({ label: 'Đối tượng', values: COMMENDATION_KINDS })
  kind!: CommendationKind;

  @OneOf({ label: 'Hình thức', values: COMMENDATION_FORMS })
  form!: CommendationForm;

  /** Typed text of this row alone; empty: the organisation itself, or members not named. */
  @Text({ label: 'Tên tập thể, cá nhân', min: 0, max: 200, optional: true })
  recipient?: string | null;

  /** How many a row without names stands for. */
  @Int({ label: 'Số lượng', min: 1, max: 9999 })
  count!: number;

  @Text({ label: 'Thành tích', lines: 'MANY', max: 500 })
  forWhat!: string;

  @Text({ label: 'Số quyết định', max: 60 })
  decisionNumber!: string;

  @Day({ label: 'Ngày quyết định' })
  decidedOn!: string;
}

export class WithdrawCommendationBody {
  @Text({ label: 'Lý do rút', lines: 'MANY', max: 500 })
  reason!: string;
}

export interface CommendationRow {
  id: string;
  /** For If-Match. */
  version: number;
  organizationId: string;
  organizationName: string;
  year: number;
  kind: CommendationKind;
  form: CommendationForm;
  /** As typed; absent where nobody is named. */
  recipient?: string;
  count: number;
  forWhat: string;
  decisionNumber: string;
  decidedOn: string;
  withdrawn?: { at: string; by: string; reason: string };
}

export interface CommendationsView {
  organization: { id: string; name: string };
  /** Absent: all years. */
  year?: number;
  rows: CommendationRow[];
  total: number;
  page: number;
  pageSize: number;
  /** Of those that stand in the year, whatever else is filtered. */
  counts: CommendationCount[];
  /** How many rows were withdrawn in the year. */
  withdrawn: number;
  /** Why nothing may be written here; absent when it may. */
  whyNotChange?: string;
  /** Instant of the figures. */
  at: string;
}
