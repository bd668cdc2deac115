import { LEADERSHIPS } from '@chibo/domain';
import type { CriteriaSet, Leadership } from '@chibo/domain';
import { Day, Document, Id, Int, Login, Month, OneOf, QueryInt, Text } from './fields';

export const ROLES = ['ADMIN', 'CELL_SECRETARY', 'CELL_DEPUTY', 'COMMITTEE_OFFICER', 'COMMITTEE_READER'] as const;

export class IdParam {
  @Id({ label: 'Mã' })
  id!: string;
}

export class SearchQuery {
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;
}

/** A page of a list that is searched. */
export class PageQuery extends SearchQuery {
  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

export class OrganizationsQuery extends PageQuery {
  @OneOf({ label: 'Loại', values: ['CELLS', 'COMMITTEES'], optional: true })
  only?: 'CELLS' | 'COMMITTEES';

  /** Only what stands under this one, over any number of links. */
  @Id({ label: 'Cấp trên', optional: true })
  under?: string;
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

  /** New direct superior from that day on. */
  @Id({ label: 'Cấp trên trực tiếp', optional: true })
  parentId?: string | null;
}

export class CreateAccountBody {
  @Login()
  login!: string;

  @Text({ label: 'Tên hiển thị', max: 120 })
  displayName!: string;

  @OneOf({ label: 'Vai trò', values: ROLES })
  role!: (typeof ROLES)[number];

  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;
}

export class ReasonBody {
  @Text({ label: 'Lý do', max: 500 })
  reason!: string;

  @Text({ label: 'Số, ngày văn bản', min: 0, max: 200, optional: true })
  document?: string | null;
}

/** Lets a branch send over a closing or a deadline that locks. */
export class GrantLeaveBody {
  @Day({ label: 'Được gửi đến hết ngày' })
  until!: string;

  @Text({ label: 'Lý do', max: 500 })
  reason!: string;
}

export class NotHeldBody {
  /** Words of the branch; absent: không lý do. */
  @Text({ label: 'Lý do', lines: 'MANY', min: 0, max: 500, optional: true })
  reason?: string | null;
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

/** What publishing so would do, asked before it is done. */
export class PublicationQuery {
  @Id({ label: 'Cấp ủy ban hành' })
  ownerId!: string;

  @Day({ label: 'Hiệu lực từ ngày' })
  validFrom!: string;

  @Day({ label: 'Hết hiệu lực từ ngày', optional: true })
  validTo?: string | null;
}

export class CriteriaSetBody {
  @Document({ label: 'Bộ tiêu chí' })
  content!: object;
}

export class CopyTemplateBody {
  @Text({ label: 'Mã mẫu', max: 60 })
  template!: string;
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
}

/** A page of the register as it stands today. */
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

export interface AccountView {
  id: string;
  login: string;
  displayName: string;
  disabled: boolean;
  roles: { role: string; roleLabel: string; organizationId: string; organizationName: string }[];
}

/** A page of the accounts an administrator looks after. */
export interface AccountsView {
  accounts: AccountView[];
  total: number;
  page: number;
  pageSize: number;
}

/** The password is shown once and stored only as a hash. */
export interface NewAccountView {
  account: AccountView;
  oneTimePassword: string;
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

export class PdfQuery {
  @OneOf({ label: 'Mẫu in', values: ['card', 'summary'], optional: true })
  form?: 'card' | 'summary';
}

export class BlankQuery {
  @Id({ label: 'Chi bộ', optional: true })
  organizationId?: string;

  @Month({ label: 'Tháng', optional: true })
  month?: string;
}

export class TemplateParam {
  @Text({ label: 'Mã mẫu', max: 60 })
  code!: string;
}
