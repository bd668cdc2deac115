import { LEADERSHIPS, ROUNDINGS, MAX_SENTENCE } from '@chibo/domain';
import type { Leadership, Rounding } from '@chibo/domain';
import { Day, Flag, Id, Int, OneOf, QueryInt, Text } from './fields';
import { PageQuery } from './params';

export class OrganizationsQuery extends PageQuery {
  @OneOf({ label: 'Loại', values: ['CELLS', 'COMMITTEES'], optional: true })
  only?: 'CELLS' | 'COMMITTEES';

  /** Only what stands under this one, over any number of links. */
  @Id({ label: 'Cấp trên', optional: true })
  under?: string;

  /** As the register stood on that day; absent: today. */
  @Day({ label: 'Ngày', optional: true })
  day?: string;
}

/** The direct subordinates of one organisation, or those at the top of what the reader sees. */
export class OrganizationTreeQuery {
  @Id({ label: 'Cấp trên', optional: true })
  parentId?: string;

  /** The page on which this one stands, instead of a page by number. */
  @Id({ label: 'Tổ chức cần mở', optional: true })
  at?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;

  /** As the register stood on that day; absent: today. */
  @Day({ label: 'Ngày', optional: true })
  day?: string;
}

export class CreateOrganizationBody {
  @Text({ label: 'Loại tổ chức', max: 40 })
  kind!: string;

  @Text({ label: 'Mã tổ chức', max: 40 })
  code!: string;

  @Text({ label: 'Tên tổ chức', max: 200 })
  name!: string;

  /** Direct superior; absent only for the root. */
  @Id({ label: 'Cấp trên trực tiếp', optional: true })
  parentId?: string | null;

  /** First day it exists. */
  @Day({ label: 'Từ ngày' })
  from!: string;

  @OneOf({ label: 'Chi ủy', values: LEADERSHIPS, optional: true })
  leadership?: Leadership | null;

  @Int({ label: 'Thời lượng tối thiểu riêng', min: 15, max: 240, optional: true })
  minMinutesOverride?: number | null;

  /** In the national registers: figures and dots. */
  @Text({ label: 'Mã quốc gia', max: 40, optional: true })
  nationalCode?: string | null;

  /** The decision it goes back to. */
  @Text({ label: 'Quyết định số', max: 60, optional: true })
  decisionNumber?: string | null;

  @Day({ label: 'Ngày quyết định', optional: true })
  decisionOn?: string | null;
}

/** Change of name, code, kind or leadership from a day on; the past keeps what it had. */
export class ChangeOrganizationBody {
  @Day({ label: 'Từ ngày' })
  from!: string;

  @Text({ label: 'Tên tổ chức', max: 200, optional: true })
  name?: string | null;

  @Text({ label: 'Mã tổ chức', max: 40, optional: true })
  code?: string | null;

  @Text({ label: 'Loại tổ chức', max: 40, optional: true })
  kind?: string | null;

  @OneOf({ label: 'Chi ủy', values: LEADERSHIPS, optional: true })
  leadership?: Leadership | null;

  @Int({ label: 'Thời lượng tối thiểu riêng', min: 15, max: 240, optional: true })
  minMinutesOverride?: number | null;

  /** In the national registers: figures and dots. */
  @Text({ label: 'Mã quốc gia', max: 40, optional: true })
  nationalCode?: string | null;

  /** The decision it goes back to. */
  @Text({ label: 'Quyết định số', max: 60, optional: true })
  decisionNumber?: string | null;

  @Day({ label: 'Ngày quyết định', optional: true })
  decisionOn?: string | null;

  /** New direct superior from that day on. */
  @Id({ label: 'Cấp trên trực tiếp', optional: true })
  parentId?: string | null;
}

export interface OrganizationView {
  id: string;
  code: string;
  name: string;
  kind: string;
  kindLabel: string;
  isCell: boolean;
  parentId?: string;
  parentName?: string;
  leadership: Leadership;
  minMinutesOverride?: number;
  /** In the national registers. */
  nationalCode?: string;
  /** Those above it, the direct one first, as far up as the reader sees. */
  path?: { id: string; name: string }[];
}

/** One organisation as it stands today, stood on its last day or will stand on its first. */
export interface OrganizationDetailView extends OrganizationView {
  existsFrom: string;
  /** The day from which it is no more, also one that is only planned. */
  existsTo?: string;
  /** Those above it, the direct one first, as far up as the reader sees. */
  path: { id: string; name: string }[];
  /** Organisations directly under it, and branches over any number of links. */
  children: number;
  cells: number;
  /** The reader may change it. */
  mayManage: boolean;
}

export interface OrganizationNodeView extends OrganizationView {
  /** Organisations directly under it. */
  children: number;
  /** Branches under it, over any number of links. */
  cells: number;
  /** Its first day; the day from which it is no more, also one that is only planned. */
  existsFrom: string;
  existsTo?: string;
}

/** A page of the subordinates of one organisation, on a day. */
export interface OrganizationTreeView {
  day: string;
  nodes: OrganizationNodeView[];
  total: number;
  page: number;
  pageSize: number;
}

/** A page of the register as it stands on a day. */
export interface OrganizationsView {
  organizations: OrganizationView[];
  total: number;
  page: number;
  pageSize: number;
}

export interface OrganizationKindView {
  kind: string;
  label: string;
  isCell: boolean;
}

export const DECIDED_BY = ['SELF', 'SUPERIOR'] as const;

/** How a committee verifies and decides the cards of its branches. */
export class CommitteeSettingsBody {
  /** SELF: this committee decides the band; SUPERIOR: it verifies, and the committee above decides. */
  @OneOf({ label: 'Cấp quyết định xếp loại', values: DECIDED_BY })
  decides!: (typeof DECIDED_BY)[number];

  @Flag({ label: 'Hai người ký' })
  twoPeople!: boolean;

  /** Cards of its branches are taken after their deadline only with leave. Absent: as it was. */
  @Flag({ label: 'Khóa khi quá hạn gửi', optional: true })
  lockLate?: boolean | null;

  /** How shares in the tables of this committee and those below are rounded. Absent: as it was. */
  @OneOf({ label: 'Làm tròn tỷ lệ', values: ROUNDINGS, optional: true })
  rounding?: Rounding | null;

  /** From how far a verified score stands from the branch's own its ground is listed, hundredths. Absent: as it was. */
  @Int({ label: 'Chênh lệch cần nêu căn cứ', min: 1, max: 10_000, optional: true })
  gapFrom?: number | null;

  /** The sentence of a month or period, with places to be filled (SENTENCE_PLACES). Absent: as it was; empty: as above. */
  @Text({ label: 'Câu báo cáo', min: 0, max: MAX_SENTENCE, lines: 'MANY', optional: true })
  sentence?: string | null;
}

export interface CommitteeSettingsView {
  organizationId: string;
  decides: (typeof DECIDED_BY)[number];
  twoPeople: boolean;
  lockLate: boolean;
  /** Own, or of the nearest committee above that has one. */
  rounding: Rounding;
  /** Hundredths; own, or of the nearest committee above that has one. */
  gapFrom: number;
  /** Own, or of the nearest committee above that has one. */
  sentence: string;
  /** Why the reader may not change it. */
  whyNot?: string;
}
