import type { Signatory, SignsFor } from '@chibo/domain';
import { MOST_RECIPIENTS, SIGNATORIES, SIGNS_FOR } from '@chibo/domain';
import { Id, Items, OneOf, Text } from './fields';
import { MonthParam } from './months';
import { RankingQuery } from './rankings';
import { ReportFactsQuery, ReportRankingQuery } from './reports';

/** The files a table is handed out as. */
export const TABLE_FORMATS = ['pdf', 'docx', 'xlsx', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export class MonthDocumentParam extends MonthParam {
  @OneOf({ label: 'Loại tệp', values: TABLE_FORMATS })
  format!: TableFormat;
}

export class IndicatorDocumentParam {
  @Id({ label: 'Chỉ tiêu' })
  id!: string;

  @OneOf({ label: 'Loại tệp', values: TABLE_FORMATS })
  format!: TableFormat;
}

export class DocumentParam {
  @OneOf({ label: 'Loại tệp', values: TABLE_FORMATS })
  format!: TableFormat;
}

export class RankingDocumentQuery extends RankingQuery {
  @OneOf({ label: 'Bảng', values: ['CELLS', 'ORGANIZATIONS'], optional: true })
  of?: 'CELLS' | 'ORGANIZATIONS';
}

export class ReportFactsDocumentQuery extends ReportFactsQuery {
  @OneOf({ label: 'Bảng', values: ['CELLS', 'ORGANIZATIONS'], optional: true })
  of?: 'CELLS' | 'ORGANIZATIONS';
}

export class ReportRankingDocumentQuery extends ReportRankingQuery {
  @OneOf({ label: 'Bảng', values: ['CELLS', 'ORGANIZATIONS'], optional: true })
  of?: 'CELLS' | 'ORGANIZATIONS';
}

export class RecipientItem {
  @Text({ label: 'Nơi nhận', max: 120 })
  name!: string;
}

/** What stands around an organisation's papers: a committee's tables, a branch's card. What is empty is left to be written in by hand. */
export class LetterheadBody {
  @Text({ label: 'Địa danh', min: 0, max: 40 })
  place!: string;

  /** Behind the number: "BC/ĐUK". */
  @Text({ label: 'Ký hiệu', min: 0, max: 20 })
  symbol!: string;

  @OneOf({ label: 'Thẩm quyền ký', values: SIGNS_FOR, optional: true })
  onBehalf?: SignsFor | null;

  @OneOf({ label: 'Chức vụ người ký', values: SIGNATORIES, optional: true })
  signatory?: Signatory | null;

  @Items(RecipientItem, { label: 'Nơi nhận', max: MOST_RECIPIENTS, uniqueBy: 'name' })
  recipients!: RecipientItem[];
}

export interface LetterheadView {
  /** For If-Match: the letterhead as it was seen. */
  mark: string;
  organizationId: string;
  name: string;
  isCell: boolean;
  place: string;
  symbol: string;
  onBehalf?: SignsFor;
  signatory?: Signatory;
  recipients: { name: string }[];
  /** What papers of today take where nothing is set here. */
  printed: PrintedHead;
  mayChange: boolean;
}

export interface PrintedHead {
  /** The committee of a đảng bộ: "Đảng ủy Sở Nội vụ". */
  issuer: string;
  superior?: string;
  /** Of the committee above, on a branch's papers. */
  place?: string;
  onBehalf: string;
  day: string;
}
