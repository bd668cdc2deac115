import type { Commentary } from '@chibo/domain';
import { MAX_COMMENTARY, MAX_SIGNER } from '@chibo/domain';
import { Id, PeriodText, Text } from './fields';

/** Of which committee's period. */
export class CommentaryQuery {
  @PeriodText({ label: 'Kỳ' })
  period!: string;

  /** Absent: the reader's own committee. */
  @Id({ label: 'Cấp ủy', optional: true })
  organizationId?: string;
}

/** What is said under a table; empty parts are not printed. */
export class CommentaryBody implements Commentary {
  @Text({ label: 'Ưu điểm', min: 0, max: MAX_COMMENTARY, lines: 'MANY' })
  strengths!: string;

  @Text({ label: 'Hạn chế', min: 0, max: MAX_COMMENTARY, lines: 'MANY' })
  limits!: string;

  @Text({ label: 'Nguyên nhân', min: 0, max: MAX_COMMENTARY, lines: 'MANY' })
  causes!: string;

  @Text({ label: 'Giải pháp', min: 0, max: MAX_COMMENTARY, lines: 'MANY' })
  solutions!: string;

  @Text({ label: 'Ghi chú dưới bảng', min: 0, max: MAX_COMMENTARY, lines: 'MANY' })
  footnote!: string;

  @Text({ label: 'Người lập biểu', min: 0, max: MAX_SIGNER })
  preparedBy!: string;

  @Text({ label: 'Người ký', min: 0, max: MAX_SIGNER })
  signedBy!: string;
}

/** A commentary as it is printed. */
export interface WrittenCommentary extends Commentary {
  /** Instant it was last written. */
  at: string;
  /** The figures are others now. */
  moved?: true;
}

export interface CommentaryView {
  period: string;
  organization: { id: string; name: string };
  /** For If-Match; 0: nobody has written it. */
  version: number;
  written?: WrittenCommentary;
  by?: string;
  /** As it was frozen with the month's closing. */
  frozen?: Commentary;
  /** What the figures say by themselves: to begin with. For whoever may write it. */
  draft?: Commentary;
  /** Why the reader may not write it. */
  whyNot?: string;
}
