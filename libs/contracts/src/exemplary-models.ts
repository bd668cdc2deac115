import type { ModelState, RemarkKind } from '@chibo/domain';
import { MODEL_STATES, MOST_OPEN_DAYS, REMARK_KINDS } from '@chibo/domain';
import { Day, Flag, Id, Int, OneOf, QueryInt, Text } from './fields';

export class ExemplaryModelsQuery {
  /** The organisation that looks: a committee sees what it collects, everybody what is open above them. Absent: the reader's own. */
  @Id({ label: 'Tổ chức đảng', optional: true })
  organizationId?: string;

  @QueryInt({ label: 'Năm', min: 2000, max: 2099, optional: true })
  year?: number;

  @OneOf({ label: 'Tình trạng', values: MODEL_STATES, optional: true })
  state?: ModelState;

  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** A model nominated by the organisation that has it, or by the committee above for it. */
export class NominateModelBody {
  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;

  @Int({ label: 'Năm', min: 2000, max: 2099 })
  year!: number;

  @Text({ label: 'Tên mô hình', max: 200 })
  title!: string;

  @Text({ label: 'Nội dung, kết quả', lines: 'MANY', max: 2000 })
  summary!: string;
}

export class OpenModelBody {
  @Int({ label: 'Số ngày lấy ý kiến', min: 1, max: MOST_OPEN_DAYS })
  days!: number;
}

export class RemarkBody {
  /** For whom the account speaks. */
  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;

  @OneOf({ label: 'Ý kiến', values: REMARK_KINDS })
  kind!: RemarkKind;

  @Text({ label: 'Nội dung ý kiến', lines: 'MANY', max: 1000 })
  words!: string;
}

export class DecideModelBody {
  @Flag({ label: 'Công nhận' })
  recognised!: boolean;

  @Text({ label: 'Số quyết định', max: 60 })
  decisionNumber!: string;

  @Day({ label: 'Ngày quyết định' })
  decidedOn!: string;
}

export interface RemarkView {
  id: string;
  organizationName: string;
  kind: RemarkKind;
  words: string;
  at: string;
}

export interface ExemplaryModelRow {
  id: string;
  /** For If-Match. */
  version: number;
  committeeId: string;
  organizationId: string;
  organizationName: string;
  year: number;
  title: string;
  summary: string;
  state: ModelState;
  /** Last day of remarks. */
  openUntil?: string;
  decided?: { number: string; on: string };
  remarks: RemarkView[];
  /** The reader looks from the committee that collects and decides. */
  own: boolean;
  whyNotRemark?: string;
  whyNotDecide?: string;
}

export interface ExemplaryModelsView {
  organization: { id: string; name: string };
  rows: ExemplaryModelRow[];
  total: number;
  page: number;
  pageSize: number;
  mayNominate: boolean;
  mayManage: boolean;
  mayRemark: boolean;
  at: string;
}
