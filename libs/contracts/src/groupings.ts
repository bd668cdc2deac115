import { Day, Id, Ids, Items, Text } from './fields';
import { PageQuery } from './params';

/** Most groups of one grouping, and most organisations that are put into one at once. */
export const MOST_GROUPS = 60;
export const MOST_REGROUPED = 500;

export class GroupItem {
  /** Of a group that is there; absent: a new one. */
  @Id({ label: 'Nhóm', optional: true })
  id?: string | null;

  @Text({ label: 'Tên nhóm', max: 120 })
  name!: string;
}

/** A way of parting organisations, with its groups in their order. */
export class GroupingBody {
  @Text({ label: 'Tên cách chia nhóm', max: 120 })
  name!: string;

  @Items(GroupItem, { label: 'Các nhóm', max: MOST_GROUPS, uniqueBy: 'name' })
  groups!: GroupItem[];
}

export class GroupingQuery {
  /** Who belongs where on this day; absent: today. */
  @Day({ label: 'Ngày', optional: true })
  day?: string;
}

export class GroupedOrganizationsQuery extends PageQuery {
  @Day({ label: 'Ngày', optional: true })
  day?: string;

  /** Id of a group, or NONE: those in no group themselves. Absent: all. */
  @Text({ label: 'Nhóm', max: 40, optional: true })
  group?: string;
}

/** Some organisations belong to a group, or to none, from a day on. */
export class RegroupBody {
  @Ids({ label: 'Các tổ chức', max: MOST_REGROUPED })
  organizationIds!: string[];

  /** null: to none. */
  @Id({ label: 'Nhóm', optional: true })
  groupId?: string | null;

  @Day({ label: 'Từ ngày' })
  from!: string;

  /** Last day, included; absent: until changed. */
  @Day({ label: 'Đến hết ngày', optional: true })
  until?: string | null;
}

export interface GroupView {
  id: string;
  name: string;
  /** Organisations that were put into it themselves and exist on the day. */
  organizations: number;
}

export interface GroupingView {
  id: string;
  version: number;
  name: string;
  /** That keeps it; it holds for all that stand under it. */
  committee: { id: string; name: string };
  day: string;
  groups: GroupView[];
  /** Direct subordinates of the committee in no group on the day. */
  ungrouped: number;
  mayChange: boolean;
}

export interface GroupingsView {
  organization: { id: string; name: string };
  /** Its own first, then those of the committees above it, which hold for it too. */
  groupings: GroupingView[];
  mayAdd: boolean;
}

/** One stay of an organisation in a group. */
export interface GroupStay {
  groupId: string;
  groupName: string;
  from: string;
  /** Last day, included. */
  until?: string;
  /** Who entered it, and when. */
  by: string;
  at: string;
  /** Taken back as wrong: it counts nowhere. */
  dropped?: { by: string; at: string };
}

export interface GroupedOrganization {
  id: string;
  code: string;
  name: string;
  kindLabel: string;
  parentName?: string;
  /** Its own on the day. */
  group?: { id: string; name: string };
  /** Without one of its own: that of the nearest committee above it. */
  inherited?: { id: string; name: string };
  /** Newest first. */
  stays: GroupStay[];
}

export interface GroupedOrganizationsView {
  organizations: GroupedOrganization[];
  total: number;
  page: number;
  pageSize: number;
}

/** What an order would do, before it is given. */
export interface RegroupPreview {
  /** Null: none. */
  group: string | null;
  from: string;
  until?: string;
  /** In the order of their names. */
  organizations: { id: string; name: string; before?: string; unchanged: boolean; replaced: number }[];
  unchanged: number;
}
