import type {
  CardState,
  CellContext,
  CriteriaSet,
  GapLevel,
  MeetingKind,
  Points,
  VisitCoverage,
  VisitKind,
  VisitState,
} from '@chibo/domain';
import { MEETING_KINDS } from '@chibo/domain';
import { FactsBody } from './facts';
import { Day, Flag, Id, Int, Items, Nested, OneOf, Quarter, QueryInt, Text } from './fields';
import type { AssessmentView } from './scorecards';
import { AnswerItem } from './scorecards';

const MOST_MEMBERS = 20;
const MOST_VISITS = 999;

export class VisitsQuery {
  /** The committee whose working group it is. */
  @Id({ label: 'Cấp ủy' })
  organizationId!: string;

  @Quarter({ label: 'Quý' })
  quarter!: string;
}

export class VisitProposalQuery extends VisitsQuery {
  @QueryInt({ label: 'Số chi bộ', min: 1, max: 100 })
  count!: number;
}

export const UNVISITED_KINDS = ['CELL', 'COMMITTEE'] as const satisfies readonly VisitKind[];

/** By what the places not visited are put in order; LAST: the longest ago first, those never visited before them. */
export const UNVISITED_SORTS = ['PLACE', 'NAME', 'LAST'] as const;
export type UnvisitedSort = (typeof UNVISITED_SORTS)[number];

/** Who stands under the committee and was not visited in the quarter, or in its whole year. */
export class UnvisitedQuery extends VisitsQuery {
  @OneOf({ label: 'Thời gian', values: ['QUARTER', 'YEAR'], optional: true })
  span?: 'QUARTER' | 'YEAR';

  /** Absent: committees and branches. */
  @OneOf({ label: 'Cấp ủy hay chi bộ', values: UNVISITED_KINDS, optional: true })
  kind?: VisitKind;

  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;

  @OneOf({ label: 'Thứ tự', values: UNVISITED_SORTS, optional: true })
  sort?: UnvisitedSort;

  @OneOf({ label: 'Chiều', values: ['asc', 'desc'], optional: true })
  order?: 'asc' | 'desc';

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** One of the working group. With an account: gives the observed score, and does not read the card before. */
export class VisitMemberItem {
  @Text({ label: 'Họ tên', max: 120 })
  name!: string;

  @Id({ label: 'Tài khoản', optional: true })
  accountId?: string | null;
}

export class VisitTargetBody extends VisitsQuery {
  @Int({ label: 'Chỉ tiêu dự chi bộ', max: MOST_VISITS })
  cells!: number;

  @Int({ label: 'Chỉ tiêu dự cấp ủy', max: MOST_VISITS })
  committees!: number;
}

export class PlanVisitBody {
  @Id({ label: 'Cấp ủy' })
  committeeId!: string;

  /** The branch or committee whose meeting it is. */
  @Id({ label: 'Nơi đến dự' })
  organizationId!: string;

  @Quarter({ label: 'Quý' })
  quarter!: string;

  @Day({ label: 'Ngày dự kiến' })
  plannedOn!: string;

  @Items(VisitMemberItem, { label: 'Thành viên tổ công tác', max: MOST_MEMBERS, uniqueBy: 'name' })
  members!: VisitMemberItem[];
}

/** What is left out stays. Header If-Match, as with every act on a visit. */
export class ChangeVisitBody {
  @Day({ label: 'Ngày dự kiến', optional: true })
  plannedOn?: string | null;

  @Items(VisitMemberItem, { label: 'Thành viên tổ công tác', max: MOST_MEMBERS, uniqueBy: 'name', optional: true })
  members?: VisitMemberItem[] | null;
}

export class VisitDoneBody {
  @Day({ label: 'Ngày dự' })
  doneOn!: string;
}

export class VisitMissedBody {
  @Text({ label: 'Lý do không dự', lines: 'MANY', max: 500 })
  reason!: string;
}

export class ObservationQuery {
  /** As in the body: decides the criteria set while the branch has no card. */
  @OneOf({ label: 'Loại kỳ sinh hoạt', values: MEETING_KINDS, optional: true })
  kind?: MeetingKind;
}

/** The whole score of one who sat in. Totals are not accepted: the server computes. */
export class ObservationBody {
  /** Of which sort the meeting was, while the branch has no card that says it; regular when left out. */
  @OneOf({ label: 'Loại kỳ sinh hoạt', values: MEETING_KINDS, optional: true })
  kind?: MeetingKind | null;

  /** The set the answers are made under; refused when another applies to the meeting. */
  @Id({ label: 'Bộ tiêu chí', optional: true })
  criteriaSetVersionId?: string | null;

  @Nested(FactsBody, { label: 'Số liệu kỳ sinh hoạt' })
  facts!: FactsBody;

  @Items(AnswerItem, { label: 'Các mục chấm', uniqueBy: 'code', max: 200 })
  answers!: AnswerItem[];
}

export class FindingBody {
  @Text({ label: 'Nội dung phát hiện', lines: 'MANY', max: 2000 })
  words!: string;

  @Text({ label: 'Việc cần làm', lines: 'MANY', max: 1000 })
  action!: string;

  @Text({ label: 'Người thực hiện', max: 200 })
  owner!: string;

  @Day({ label: 'Hạn thực hiện' })
  dueOn!: string;
}

export class FindingDoneBody {
  @Flag({ label: 'Đã xong' })
  done!: boolean;
}

export class FindingParam {
  @Id({ label: 'Lượt dự' })
  id!: string;

  @Id({ label: 'Việc cần làm' })
  findingId!: string;
}

/** Of one organisation: what working groups found there. */
export class FindingsQuery {
  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;
}

export interface FindingView {
  id: string;
  words: string;
  action: string;
  owner: string;
  dueOn: string;
  by: string;
  /** Absent while it is open. */
  done?: { at: string; by: string };
  /** Open and past its day. */
  overdue: boolean;
}

/** A finding as the organisation that was visited reads it; marked done by the committee alone. */
export interface OwnFindingView extends FindingView {
  /** Whose working group it was. */
  committeeName: string;
  doneOn: string;
}

export interface VisitView {
  id: string;
  /** For If-Match; grows with each accepted act. */
  version: number;
  committee: { id: string; name: string };
  organization: { id: string; name: string; kindLabel: string };
  kind: VisitKind;
  quarter: string;
  plannedOn: string;
  members: { name: string; accountId?: string }[];
  state: VisitState;
  stateLabel: string;
  doneOn?: string;
  /** Why missed. */
  reason?: string;
  /** The group has given its score. */
  observed: boolean;
  /** It stands on no card yet: the branch has not sent the one of this meeting. */
  waitsForCard: boolean;
  findings: FindingView[];
  mayPlan: boolean;
  /** Why this account cannot give the observed score now; absent when it can. */
  whyNotObserve?: string;
}

export interface VisitsView {
  organization: { id: string; name: string };
  quarter: string;
  /** Absent until it is set. */
  target?: { cells: number; committees: number };
  coverage: VisitCoverage & { text: string };
  /** Of the whole year of the quarter, each organisation once. */
  ofYear: VisitCoverage & { year: number; text: string };
  /** By planned day. */
  visits: VisitView[];
  /** Accounts of this committee that can be named as members. */
  officers: { accountId: string; name: string }[];
  mayPlan: boolean;
}

/** An organisation under the committee whose working group has not been there. */
export interface UnvisitedRow {
  organizationId: string;
  name: string;
  parentName: string;
  kindLabel: string;
  kind: VisitKind;
  /** The last day the group was there, whenever; absent: never. */
  lastOn?: string;
  /** It stands in the plan of the quarter or year. */
  plannedOn?: string;
}

export interface UnvisitedView {
  organization: { id: string; name: string };
  quarter: string;
  span: 'QUARTER' | 'YEAR';
  rows: UnvisitedRow[];
  /** Of those found. */
  total: number;
  page: number;
  pageSize: number;
  /** Of all under the committee, whatever is looked for. */
  unvisited: VisitCoverage & { text: string };
  existing: VisitCoverage & { text: string };
  at: string;
}

/** What the one who sat in scores with; both scores stand here only when both were given. */
export interface ObservationView {
  visitId: string;
  cell: { id: string; name: string };
  heldOn: string;
  kind: MeetingKind;
  /** The branch's card of this meeting; absent while it has none, and the score waits for it. */
  card?: { id: string; state: CardState };
  criteriaSetVersionId: string;
  criteriaSet: CriteriaSet;
  context: CellContext;
  observed?: AssessmentView;
  self?: AssessmentView;
  /** The visit was planned when the branch's score could be read already: said beside the scores, without a verdict. */
  plannedLate?: boolean;
}

export interface VisitProposalView {
  organizationId: string;
  name: string;
  parentName: string;
  because: 'GAP' | 'RANDOM';
  level?: GapLevel;
  gap?: Points;
  text: string;
}
