import type { CarriedAction, CellContext, CriteriaSet, KeyedMark, MeetingKind, ReturnedLine } from '@chibo/domain';
import { Day, Id, Month, OneOf, Text, Flag } from './fields';
import type { LeaveView, ScorecardContent, ScorecardView } from './scorecards';
import { SubmitScorecardBody } from './scorecards';

/** The kinds of a month's regular meeting. */
export const KEYED_KINDS = ['REGULAR', 'COMBINED'] as const satisfies readonly MeetingKind[];

/** Which sheet: what is entered of the meeting so far decides by which set it is scored. */
export class KeyingQuery {
  @Id({ label: 'Chi bộ' })
  organizationId!: string;

  @Month({ label: 'Tháng' })
  month!: string;

  @Day({ label: 'Ngày sinh hoạt', optional: true })
  heldOn?: string;

  @OneOf({ label: 'Loại kỳ sinh hoạt', values: KEYED_KINDS, optional: true })
  kind?: (typeof KEYED_KINDS)[number];
}

/** A whole card as its paper has it; If-Match carries the version of the branch's card that was seen, "0" for none. */
export class KeyInBody extends SubmitScorecardBody {
  @Id({ label: 'Chi bộ' })
  organizationId!: string;

  @Month({ label: 'Tháng' })
  month!: string;

  /** Number and date of the paper, or words for it. */
  @Text({ label: 'Bản giấy (số, ngày)', max: 200 })
  paper!: string;

  /** The day the committee received it. */
  @Day({ label: 'Ngày nhận bản giấy' })
  receivedOn!: string;

  /** The officer knows that the branch has begun a card of its own, which is put aside. */
  @Flag({ label: 'Thay bản chi bộ đang lập', optional: true })
  overDraft?: boolean | null;
}

export class ObjectBody {
  @Text({ label: 'Chỗ không đúng với bản giấy', lines: 'MANY', max: 1000 })
  reason!: string;
}

/** An empty sheet for a branch's regular card of a month, or what was keyed in before. */
export interface KeyingView {
  cell: { id: string; name: string; kindLabel: string };
  superior: { id: string; name: string };
  month: string;
  kind: (typeof KEYED_KINDS)[number];
  /** Of the branch's card, for If-Match; 0 where there is none. */
  version: number;
  scorecardId?: string;
  /** Why it cannot be keyed in, in words. */
  whyNot?: string;
  /** The branch has begun one of its own: when it was saved last, an instant. Never what it says. */
  branchDraft?: { savedAt: string };
  /** Other officers of the committee, who review what is keyed in. */
  reviewers: number;
  criteriaSetVersionId: string;
  criteriaSet: CriteriaSet;
  context: CellContext;
  content: ScorecardContent;
  previous?: ScorecardView['previous'];
  carried: (CarriedAction & { done: boolean })[];
  deadline: string;
  daysLeft: number;
  leave?: LeaveView;
  /** Of a card given back: what may be changed. */
  returned?: { message: string; at: string; by: string; due?: string; lines: ReturnedLine[] };
}

/** A card that an officer of the superior keyed in from its branch's paper. */
export interface KeyedView {
  /** "Nhập hộ theo bản giấy", of a month long over "Nhập sau, theo hồ sơ giấy". */
  words: string;
  by: string;
  /** Instant, UTC. */
  at: string;
  /** Number and date of the paper, or words for it. */
  paper: string;
  /** The day it came, `yyyy-mm-dd`. */
  receivedOn: string;
  mark: KeyedMark;
  /** Last day on which the branch objects. */
  until: string;
  /** The branch's answer, an instant; without an objection it agrees. */
  answer?: { by: string; at: string; objection?: string };
  /** The branch had begun a card of its own, which is kept until it has answered. */
  ownDraft: boolean;
}
