import { LEADERSHIPS, REORGANIZATIONS } from '@chibo/domain';
import type { Leadership, RegisterActKind, RegisterPart, Reorganization } from '@chibo/domain';
import { Day, Id, Ids, Items, OneOf, Text } from './fields';

/** Most organisations of one decision, on either side. */
export const MOST_REORGANIZED = 60;

/** A new organisation of a reorganisation: named by its code in the rest of the order. */
export class FoundedItem {
  @Text({ label: 'Loại tổ chức', max: 40 })
  kind!: string;

  @Text({ label: 'Mã tổ chức', max: 40 })
  code!: string;

  @Text({ label: 'Tên tổ chức', max: 200 })
  name!: string;

  @Id({ label: 'Cấp trên trực tiếp' })
  parentId!: string;

  @OneOf({ label: 'Chi ủy', values: LEADERSHIPS, optional: true })
  leadership?: Leadership | null;
}

/** A role at what ends goes on at a successor. Roles not named end. */
export class CarriedRoleItem {
  @Id({ label: 'Vai trò' })
  assignmentId!: string;

  /** Id of an organisation that exists, or the code of a new one. */
  @Text({ label: 'Nơi nhận', max: 40 })
  to!: string;
}

/** What stood under what ends stands elsewhere from that day on. Not named: under the one successor there is. */
export class MovedChildItem {
  @Id({ label: 'Tổ chức trực thuộc' })
  organizationId!: string;

  @Text({ label: 'Cấp trên mới', max: 40 })
  to!: string;
}

/** The group of a new organisation in one grouping. */
export class SuccessorGroupItem {
  @Id({ label: 'Cách chia nhóm' })
  groupingId!: string;

  @Id({ label: 'Nhóm' })
  groupId!: string;

  /** The code of the new organisation. */
  @Text({ label: 'Tổ chức', max: 40 })
  of!: string;
}

export class ReorganizationBody {
  @OneOf({ label: 'Hình thức', values: REORGANIZATIONS })
  kind!: Reorganization;

  /** Those that end, or that move (TRANSFER). */
  @Ids({ label: 'Tổ chức', max: MOST_REORGANIZED })
  organizationIds!: string[];

  /** Takes them in (ABSORB), stays beside what was parted from it (SPLIT, itself), or stands above them (TRANSFER). */
  @Id({ label: 'Tổ chức tiếp nhận', optional: true })
  successorId?: string | null;

  @Items(FoundedItem, { label: 'Tổ chức mới', max: MOST_REORGANIZED, uniqueBy: 'code', optional: true })
  founded?: FoundedItem[] | null;

  /** First day on which it holds. */
  @Day({ label: 'Từ ngày' })
  from!: string;

  @Text({ label: 'Quyết định số', max: 60 })
  decisionNumber!: string;

  @Day({ label: 'Ngày quyết định' })
  decisionOn!: string;

  /** "Về việc…" */
  @Text({ label: 'Trích yếu', max: 300, optional: true })
  title?: string | null;

  @Items(CarriedRoleItem, { label: 'Vai trò', max: 500, uniqueBy: 'assignmentId', optional: true })
  roles?: CarriedRoleItem[] | null;

  @Items(MovedChildItem, { label: 'Tổ chức trực thuộc', max: 500, uniqueBy: 'organizationId', optional: true })
  children?: MovedChildItem[] | null;

  @Items(SuccessorGroupItem, { label: 'Nhóm', max: 200, optional: true })
  groups?: SuccessorGroupItem[] | null;
}

export class UndoActBody {
  @Text({ label: 'Lý do', max: 500 })
  reason!: string;
}

export interface RegisterActView {
  id: string;
  kind: RegisterActKind;
  kindLabel: string;
  on: string;
  decisionNumber?: string;
  decisionOn?: string;
  title?: string;
  parts: { organizationId: string; name: string; part: RegisterPart; partLabel: string }[];
  by: string;
  at: string;
  /** Its day has not come. */
  planned: boolean;
  undone?: { by: string; at: string; reason: string };
}

/** What has become of an organisation. */
export interface OrganizationHistoryView {
  acts: (RegisterActView & {
    /** The reader may take it back: before its day cancel it, later undo it. */
    mayUndo: boolean;
    /** What stands in the way of that. */
    whyNot?: string;
  })[];
  /** Name, kind and code by day, newest first; the end is exclusive. */
  profiles: { name: string; code: string; kindLabel: string; from: string; to?: string }[];
  superiors: { id: string; name: string; from: string; to?: string }[];
}

/** A figure before and from the day on. */
export interface FigureChange {
  label: string;
  before: number;
  after: number;
}

/** Everything a reorganisation would change; nothing is done. */
export interface ReorganizationPreview {
  kindLabel: string;
  from: string;
  /** Its day has not come: it can be cancelled until then. */
  planned: boolean;
  parts: RegisterActView['parts'];
  /** Branches under each committee concerned. */
  figures: FigureChange[];
  cards: {
    /** Stay with who held the meeting. */
    kept: number;
    /** Sent and without a band yet: their superior of the last day goes on with them. */
    undecided: { scorecardId: string; organizationName: string; month: string; stateLabel: string }[];
    /** Begun, and not sent. */
    drafts: { organizationName: string; month: string }[];
  };
  /** Months owed and not sent by those that end. */
  owed: { organizationName: string; month: string }[];
  roles: {
    assignmentId: string;
    accountName: string;
    roleLabel: string;
    organizationName: string;
    /** Name of who takes it over; absent: it ends. */
    carriedTo?: string;
  }[];
  children: { organizationId: string; name: string; to: string }[];
  /** Comrades of the committee that follow those that end or move. */
  officers: { name: string; organizationName: string }[];
  /** Of every grouping that those that end are parted by. */
  groups: { groupingId: string; groupingName: string; now: string[]; groups: { id: string; name: string }[] }[];
  /** Deadlines, ways of deciding, letterheads and criteria sets of what ends: they hold no more. */
  settings: { organizationName: string; what: string }[];
  /** Decided months of the year at what ends: as it was then they stay, by today's tree they are left out. */
  yearMonths: number;
}
