import type { PaperCheck } from '@chibo/domain';
import { Id, OneOf, Text } from './fields';
import { PageQuery } from './params';

/** A card, its summary, or a table. */
export const ISSUED_KINDS = ['CARD', 'SUMMARY', 'TABLE'] as const;
export type IssuedKind = (typeof ISSUED_KINDS)[number];

export const ISSUED_ORDERS = ['NEWEST', 'OLDEST', 'TITLE'] as const;
export type IssuedOrder = (typeof ISSUED_ORDERS)[number];

/** Words are looked for without accents in title, organisation and code. */
export class IssuedPapersQuery extends PageQuery {
  /** Papers of it and of what stands under it; absent: of the reader's own. */
  @Id({ label: 'Tổ chức', optional: true })
  organizationId?: string;

  @OneOf({ label: 'Loại văn bản', values: ISSUED_KINDS, optional: true })
  kind?: IssuedKind;

  @OneOf({ label: 'Thứ tự', values: ISSUED_ORDERS, optional: true })
  order?: IssuedOrder;
}

/** A paper that was printed, without what it says. */
export interface IssuedPaperView {
  id: string;
  /** Counted from 1 within its organisation. */
  number: number;
  kind: IssuedKind;
  title: string;
  /** Which part of all rows it has, in words; absent: all, or a card. */
  selection?: string;
  organizationId: string;
  organizationName: string;
  /** As it stands on paper. */
  code: string;
  /** UTC ISO. */
  issuedAt: string;
  issuedBy?: string;
}

export interface IssuedPapersView {
  organization: { id: string; name: string };
  papers: IssuedPaperView[];
  total: number;
  page: number;
  pageSize: number;
}

export class CheckCodeParam {
  @Text({ label: 'Mã kiểm tra', max: 60 })
  code!: string;
}

/** What anybody who holds a paper may know: whether it is ours and still stands. No score, no name of a person. */
export interface PaperCheckView {
  check: PaperCheck;
  /** Absent of a code nobody was given. */
  paper?: Pick<IssuedPaperView, 'kind' | 'title' | 'organizationName' | 'number' | 'code' | 'issuedAt'>;
}
