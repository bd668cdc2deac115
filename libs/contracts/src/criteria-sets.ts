import type { CriteriaSet } from '@chibo/domain';
import { Day, Document, Id, Int, Text } from './fields';

/** What publishing so would do, asked before it is done. */
export class PublicationQuery {
  @Id({ label: 'Cấp ủy ban hành' })
  ownerId!: string;

  @Day({ label: 'Hiệu lực từ ngày' })
  validFrom!: string;

  @Day({ label: 'Hết hiệu lực từ ngày', optional: true })
  validTo?: string | null;
}

export class PublishCriteriaSetBody {
  @Id({ label: 'Cấp ủy ban hành' })
  ownerId!: string;

  @Day({ label: 'Hiệu lực từ ngày' })
  validFrom!: string;

  /** End-exclusive; absent: until replaced. */
  @Day({ label: 'Hết hiệu lực từ ngày', optional: true })
  validTo?: string | null;

  /** How many open cards the publisher was shown to change their set; refused when some have marks and there are others now. */
  @Int({ label: 'Số phiếu bị ảnh hưởng', max: 1_000_000, optional: true })
  touched?: number | null;
}

export class CriteriaSetBody {
  @Document({ label: 'Bộ tiêu chí' })
  content!: object;
}

export class CopyTemplateBody {
  @Text({ label: 'Mã mẫu', max: 60 })
  template!: string;
}

export class TemplateParam {
  @Text({ label: 'Mã mẫu', max: 60 })
  code!: string;
}

export interface CriteriaSetSummary {
  /** Absent for a shipped template. */
  versionId?: string;
  code: string;
  title: string;
  source: string;
  meetingKinds: string[];
  status: 'TEMPLATE' | 'DRAFT' | 'PUBLISHED';
  ownerId?: string;
  ownerName?: string;
  version?: number;
  validFrom?: string;
  validTo?: string;
}

export interface CriteriaSetView extends CriteriaSetSummary {
  content: CriteriaSet;
  /** For If-Match: the content as it was seen. */
  mark: string;
  /** What checkCriteriaSet() finds; empty when it may be published. */
  errors: { line?: string; text: string }[];
  maySteer: boolean;
}

/** A card a branch is still working on that would be scored by another set. */
export interface TouchedCardView {
  scorecardId: string;
  cellName: string;
  month: string;
  kindLabel: string;
  /** Day of the meeting, where it is entered. */
  heldOn?: string;
  /** Marks already given, put aside once the branch agrees. */
  marks: number;
  /** No set would apply to it any more. */
  without: boolean;
}

export interface PublicationPreview {
  /** Number of touched cards, for `touched`. */
  count: number;
  /** Of all of them. */
  marks: number;
  /** The first of them, by month and branch. */
  cards: TouchedCardView[];
}
