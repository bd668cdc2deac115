import { Items, OneOf, Text } from './fields';
import { MonthParam } from './months';
import { RankingQuery } from './rankings';
import { ReportRankingQuery } from './reports';

/** The files a table is handed out as. */
export const TABLE_FORMATS = ['pdf', 'docx', 'xlsx', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export class MonthDocumentParam extends MonthParam {
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

export class ReportRankingDocumentQuery extends ReportRankingQuery {
  @OneOf({ label: 'Bảng', values: ['CELLS', 'ORGANIZATIONS'], optional: true })
  of?: 'CELLS' | 'ORGANIZATIONS';
}

/** Who signs in whose name, as real forms have it. */
export const SIGNS_FOR = [
  'T/M ĐẢNG ỦY',
  'T/M BAN THƯỜNG VỤ',
  'T/M BAN CHẤP HÀNH',
  'T/M TỈNH ỦY',
  'T/M THÀNH ỦY',
  'T/M CHI BỘ',
  'T/M CHI ỦY',
] as const;
export const SIGNATORIES = ['BÍ THƯ', 'PHÓ BÍ THƯ'] as const;

/** Most recipients named on a paper. */
const MOST_RECIPIENTS = 10;

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
  onBehalf?: (typeof SIGNS_FOR)[number] | null;

  @OneOf({ label: 'Chức vụ người ký', values: SIGNATORIES, optional: true })
  signatory?: (typeof SIGNATORIES)[number] | null;

  @Items(RecipientItem, { label: 'Nơi nhận', max: MOST_RECIPIENTS, uniqueBy: 'name' })
  recipients!: RecipientItem[];
}

export interface LetterheadView {
  organizationId: string;
  place: string;
  symbol: string;
  onBehalf?: (typeof SIGNS_FOR)[number];
  signatory?: (typeof SIGNATORIES)[number];
  recipients: { name: string }[];
  mayChange: boolean;
}
